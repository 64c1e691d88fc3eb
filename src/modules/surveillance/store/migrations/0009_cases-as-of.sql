-- Reading as of an earlier instant: blocks of cases written after it, and of versions that had ended before it, need not be read. Both tables grow in
-- the order of time, so a block range index is enough, and almost free.
-- Requires: surveillance/0001. Locks: share lock while each index is built. Data: none.
create index case_recorded on surveillance.case_report using brin (recorded_from) with (pages_per_range = 32, autosummarize = on);
create index case_history_span on surveillance.case_report_history using brin (recorded_from, recorded_to) with (pages_per_range = 32, autosummarize = on);
