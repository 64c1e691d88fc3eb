-- Accounts, what they may do and where, sessions. Local tables: no operational table points at them.
-- Requires: kernel/0001, directory/0001. Locks: none, new tables. Data: none.
create schema identity;
grant usage on schema identity to app_user;

create table identity.account (
  id uuid primary key, login text not null unique, name text not null, title text, province_id text not null, home_key text not null,
  email text, phone text, language text not null default 'vi' check (language in ('vi', 'en')),
  password_hash text, must_change_password boolean not null default true,
  totp_secret text, totp_confirmed_at timestamptz, last_totp_step bigint,
  capacities jsonb not null default '[]',
  preferences jsonb not null default '{}',
  created_at timestamptz not null, created_by uuid not null, closed_at timestamptz, closed_by uuid, closed_reason text,
  seen_by text[] not null
);
select kernel.make_local('identity', 'account', 'select, insert, update', 'id = kernel.actor_id() or seen_by && kernel.scope()', 'People who sign in.');
comment on column identity.account.capacities is 'In which capacity the holder signs: [{"form": "TM.", "onBehalfOf": "...", "title": "TRƯỞNG BAN"}]';

-- A role in an area from–until. A delegation is a grant given by another account, never wider than what that account holds.
create table identity.grant (
  id uuid primary key, account_id uuid not null references identity.account, role text not null, key text not null,
  valid_from timestamptz not null, valid_until timestamptz, given_by uuid not null, delegated_by uuid, ended_at timestamptz, ended_reason text
);
create index grant_account on identity.grant (account_id);
select kernel.make_local('identity', 'grant', 'select, insert, update',
  'account_id = kernel.actor_id() or exists (select from identity.account a where a.id = account_id)', 'Who may do what, where and until when.');

create table identity.session (
  id uuid primary key, token_hash bytea not null unique, account_id uuid not null references identity.account, device text,
  created_at timestamptz not null, seen_at timestamptz not null, ends_at timestamptz not null, locked_at timestamptz, ended_at timestamptz, ended_reason text
);
create index session_account on identity.session (account_id) where ended_at is null;
select kernel.make_local('identity', 'session', 'select, insert, update',
  'account_id = kernel.actor_id() or exists (select from identity.account a where a.id = account_id)', 'Signed-in devices. Retention: 90 days after the end.');

create table identity.secret (
  account_id uuid not null references identity.account, kind text not null check (kind in ('recovery_code', 'one_time_link')), hash bytea not null,
  created_at timestamptz not null, expires_at timestamptz, used_at timestamptz, primary key (kind, hash)
);
select kernel.make_local('identity', 'secret', 'select, insert, update', 'kernel.scope() @> ''{vn}'' or account_id = kernel.actor_id()', 'Hashes of recovery codes and one-time links.');

-- Failed tries, by login and by address, for progressive delay. Keys are hashes: a mistyped login may be a password.
create table identity.attempt (key bytea primary key, failures integer not null, last_at timestamptz not null);
select kernel.make_local('identity', 'attempt', 'select, insert, update, delete', 'kernel.scope() @> ''{vn}''', 'Failed sign-ins. Retention: 1 day.');
