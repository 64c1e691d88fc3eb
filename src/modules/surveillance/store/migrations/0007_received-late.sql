-- The queue asks for cases that came in late, at every start page; among all that came in they are few. No deadline is shorter than a day from the
-- end of the day of diagnosis, so what came in by the day after is never late.
-- Requires: surveillance/0001. Locks: share lock while the index is built. Data: none.
create index case_received_late on surveillance.case_report (province_id, notified_at desc)
  where (notified_at at time zone 'Asia/Ho_Chi_Minh')::date > coalesce(resulted_on, sampled_on, reported_on) + 1 and withdrawn is null
    and classification <> 'discarded';
