-- A message goes out in the language of who reads it.
-- Requires: kernel/0001. Locks: kernel.notice for a moment. Data: none.
alter table kernel.notice add column language text not null default 'vi' check (language in ('vi', 'en'));
comment on column kernel.notice.language is 'Language of the account when the message was made.';
create index notice_recent on kernel.notice (created_at desc) where channel <> 'app';
