-- Figures that a unit reports: an indicator of an area over a period, as the unit states it.
-- Requires: kernel/0001, directory/0001. Locks: none, new table. Data: none.
create schema figures;
grant usage on schema figures to app_user, app_recorder, app_generator;

create table figures.reported_figure (
  province_id text not null,
  id          uuid not null,
  indicator   text not null,
  unit_key    text not null,
  period_from date not null,
  period_to   date not null,
  cutoff      timestamptz,
  value       numeric not null,
  unit        text not null,
  approx      text not null default 'exact' check (approx in ('exact', 'about', 'over', 'under', 'at_least', 'at_most')),
  source      text not null,
  reported_by text not null,
  primary key (province_id, id),
  constraint figure_period check (period_from <= period_to)
);
select kernel.make_record('figures', 'reported_figure', 'register');
create index figure_of_area on figures.reported_figure (province_id, unit_key, indicator, period_to desc);
create index figure_of_indicator on figures.reported_figure (province_id, indicator, period_to desc);
comment on column figures.reported_figure.cutoff is 'The instant up to which the unit says it counted (tính đến); null when it does not say.';
comment on column figures.reported_figure.approx is 'The word the source uses: gần, hơn, trên, khoảng, tối thiểu…';
