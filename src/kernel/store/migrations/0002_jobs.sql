-- Jobs are asked for inside the transaction that needs them; the queue belongs to the owner of the database.
-- Requires: kernel/0001 and the queue's own schema, which the job runner makes at start. Locks: none. Data: none.
create function kernel.request_job(task text, payload jsonb, job_key text, run_at timestamptz, queue text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload::json, queue_name => queue, run_at => run_at, job_key => job_key, max_attempts => 10);
end $$;
revoke execute on function kernel.request_job from public;
grant execute on function kernel.request_job to app_user;
