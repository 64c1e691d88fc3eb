-- Daily counts are compared with what they were: only counts that changed are written.
-- Requires: surveillance/0001. Locks: none. Data: none.
grant update on surveillance.case_day to app_user;
comment on column surveillance.case_day.refreshed_at is 'When this count became what it is.';
