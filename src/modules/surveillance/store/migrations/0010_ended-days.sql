-- Ends of reported cases by a day of their own: a death reported three days later was taken from cases not yet reported, and who was moved away or lost
-- to follow-up stayed active for ever.
-- Requires: surveillance/0006. Locks: exclusive on case_day and case_month while their checks are changed. Data: derived; the reaction counts everything
-- again at the next start.
alter table surveillance.case_day drop constraint case_day_date_kind_check,
  add constraint case_day_date_kind_check check (date_kind in ('own', 'onset', 'sampled', 'resulted', 'reported', 'notified', 'recovered', 'died', 'ended_recovered', 'ended_died', 'ended_otherwise'));
alter table surveillance.case_month drop constraint case_month_date_kind_check,
  add constraint case_month_date_kind_check check (date_kind in ('own', 'onset', 'sampled', 'resulted', 'reported', 'notified', 'recovered', 'died', 'ended_recovered', 'ended_died', 'ended_otherwise'));
delete from kernel.reaction_cursor where name = 'surveillance.case-days';
