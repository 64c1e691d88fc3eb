-- The transaction id before which everything of this database has ended: what readers of events and the sealer of the audit may pass.
-- A snapshot counts the transactions of every database of the server; those of others can bring nothing in here and hold nobody up.
-- Requires: kernel/0001. Locks: none. Data: none.
create function kernel.settled_before() returns xid8 language sql stable security definer set search_path = pg_catalog as $$
  select least(
    coalesce((
      select min(running) from pg_snapshot_xip(s) as running
      where not exists (select from pg_stat_activity a where a.backend_xid = running::xid and a.datname is distinct from current_database())
    ), pg_snapshot_xmax(s)),
    -- One's own transaction has not ended either: what it writes must not fall behind the cursor it moves.
    coalesce(pg_current_xact_id_if_assigned(), pg_snapshot_xmax(s)))
  from pg_current_snapshot() as s
$$;
revoke execute on function kernel.settled_before from public;
grant execute on function kernel.settled_before to app_user;
