-- The days on which commune, district and province received a report, as a unit or a file states them.
-- Requires: surveillance/0001. Locks: exclusive on case_report and its history for a moment. Data: none; nothing is made up for cases entered here.
alter table surveillance.case_report
  add column commune_received_on date, add column district_received_on date, add column province_received_on date;
alter table surveillance.case_report_history
  add column commune_received_on date, add column district_received_on date, add column province_received_on date;
comment on column surveillance.case_report.commune_received_on is 'Day the commune received the report, as stated. Null: not stated; this system received it at notified_at.';
comment on column surveillance.case_report.district_received_on is 'Day the district (or regional centre) received the report, as stated.';
comment on column surveillance.case_report.province_received_on is 'Day the province received the report, as stated.';
