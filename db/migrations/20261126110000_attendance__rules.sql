-- 条例による読替え: the rules of working time that a town sets itself, from the first of a month on. Each is replaced as a whole.
create table attendance.rule_overrides (
  from_on date primary key check (extract(day from from_on) = 1),
  rules jsonb not null check (jsonb_typeof(rules) = 'object' and rules <> '{}'::jsonb)
);
