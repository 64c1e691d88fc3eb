-- What the work queue asks for at every start page: cases whose class contradicts their evidence are few among very many.
-- Requires: surveillance/0001. Locks: share lock while each index is built. Data: none.
create index case_conflict on surveillance.case_report (province_id, reported_on desc)
  where (classification_trace ->> 'conflict') = 'true' and withdrawn is null;
create index hand_over_waiting on surveillance.hand_over (province_id, offered_at) where state = 'offered';
