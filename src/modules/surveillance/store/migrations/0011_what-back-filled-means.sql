-- The comment spoke of the receipt here, but the rule and every page go by the day of the report.
-- Requires: surveillance/0001. Locks: none. Data: none.
comment on column surveillance.case_report.back_filled is 'Reported more than a week after its own date (rule lateBy), whenever it was received here: counted on its date and flagged.';
