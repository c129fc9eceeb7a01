-- 時間外勤務命令: work outside regular hours that was asked for and ordered, and what of it was done, as it was confirmed afterwards.
create table attendance.overtime_orders (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  section_id bigint not null references kernel.sections,
  from_at timestamptz not null,
  until_at timestamptz not null,
  break_from timestamptz,
  break_until timestamptz,
  work text not null check (work <> '' and length(work) <= 1000),
  special_reason text check (special_reason <> '' and length(special_reason) <= 1000), -- 特例業務: why more than the ordinary limit
  late_reason text check (late_reason <> '' and length(late_reason) <= 1000), -- 事後: why it was not ordered before it began
  asked_by bigint not null references kernel.staff, -- oneself, or whoever orders it
  state text not null default 'asked' check (state in ('asked', 'ordered', 'refused', 'withdrawn', 'confirmed', 'cancelled')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  done_from timestamptz,
  done_until timestamptz,
  done_break_from timestamptz,
  done_break_until timestamptz,
  concluded_by bigint references kernel.staff, -- who confirmed or cancelled it
  concluded_at timestamptz,
  concluded_words text not null default '' check (length(concluded_words) <= 1000),
  version integer not null default 1,
  check (from_at < until_at and until_at <= from_at + interval '24 hours'),
  check (date_trunc('minute', from_at) = from_at and date_trunc('minute', until_at) = until_at),
  check ((break_from is null) = (break_until is null)),
  check (from_at < break_from and break_from < break_until and break_until < until_at),
  check ((from_at < asked_at) = (late_reason is not null)),
  check ((state = 'asked') = (settled_at is null)),
  check ((state in ('confirmed', 'cancelled')) = (concluded_by is not null and concluded_at is not null)),
  check (state <> 'cancelled' or concluded_words <> ''),
  check ((state = 'confirmed') = (done_from is not null and done_until is not null)),
  check (done_from < done_until and done_until <= done_from + interval '24 hours'),
  check (date_trunc('minute', done_from) = done_from and date_trunc('minute', done_until) = done_until),
  check ((done_break_from is null) = (done_break_until is null)),
  check (done_from < done_break_from and done_break_from < done_break_until and done_break_until < done_until),
  constraint one_order_at_a_time exclude using gist
    (staff_id with =, tstzrange(coalesce(done_from, from_at), coalesce(done_until, until_at)) with &&)
    where (state in ('asked', 'ordered', 'confirmed'))
);
create index overtime_orders_of_a_time on attendance.overtime_orders (staff_id, from_at);
create index overtime_orders_to_confirm on attendance.overtime_orders (until_at) where state = 'ordered';

-- 他律的業務の比重が高い部署: a section and all below it, to which the higher limits apply. valid_to is the first day no longer.
create table attendance.driven_sections (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  constraint driven_once_at_a_time exclude using gist (section_id with =, daterange(valid_from, valid_to) with &&)
);
