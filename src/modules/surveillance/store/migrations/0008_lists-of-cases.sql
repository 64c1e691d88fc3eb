-- Lists of cases, newest reports first, for who sees few of very many: all of them in their order, and what is asked for often and is rare (a class that
-- is not confirmed, severe, died, ...) each by an index that holds only that and costs nothing for the others. Days other than that of the report
-- follow the order in which cases came in: a block range index is enough, and almost free.
-- Requires: surveillance/0001. Locks: share lock while each index is built. Data: none.
create index case_reported on surveillance.case_report (province_id, reported_on desc, id desc) where withdrawn is null;
create index case_not_confirmed on surveillance.case_report (province_id, reported_on desc, id desc) where classification <> 'confirmed' and withdrawn is null;
create index case_severe on surveillance.case_report (province_id, reported_on desc, id desc) where severity in ('severe', 'critical') and withdrawn is null;
create index case_active on surveillance.case_report (province_id, reported_on desc, id desc) where outcome = 'active' and withdrawn is null;
create index case_died on surveillance.case_report (province_id, reported_on desc, id desc) where outcome = 'died' and withdrawn is null;
create index case_at_border on surveillance.case_report (province_id, reported_on desc, id desc) where detected = 'border' and withdrawn is null;
create index case_back_filled on surveillance.case_report (province_id, reported_on desc, id desc) where back_filled and withdrawn is null;
create index case_days on surveillance.case_report using brin (onset_on, sampled_on, resulted_on, notified_at) with (pages_per_range = 32);
