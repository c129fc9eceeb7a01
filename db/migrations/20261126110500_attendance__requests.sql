-- 休暇 and 在宅勤務: asked for by the day, half day or hour, and decided. Which kinds there are, the rules say.
create table attendance.requests (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  kind text not null check (kind ~ '^[a-z][A-Za-z]{1,39}$'),
  unit text not null check (unit in ('day', 'half', 'hours')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (length(reason) <= 1000),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn', 'cancelled')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  check (from_at < until_at),
  -- whole days run from midnight to midnight in Japan, anything else lies within one day
  check (unit <> 'day' or ((from_at at time zone 'Asia/Tokyo')::time = '00:00' and (until_at at time zone 'Asia/Tokyo')::time = '00:00')),
  check (unit = 'day' or ((until_at - interval '1 minute') at time zone 'Asia/Tokyo')::date = (from_at at time zone 'Asia/Tokyo')::date),
  check (kind <> 'telework' or unit = 'day'),
  check ((state = 'asked') = (settled_at is null)),
  constraint one_leave_at_a_time exclude using gist (staff_id with =, tstzrange(from_at, until_at) with &&)
    where (kind <> 'telework' and state in ('asked', 'granted')),
  constraint one_telework_at_a_time exclude using gist (staff_id with =, tstzrange(from_at, until_at) with &&)
    where (kind = 'telework' and state in ('asked', 'granted'))
);
create index requests_of_a_time on attendance.requests (staff_id, from_at, until_at);

-- 年次有給休暇: what personnel writes down of a year: what was carried into it before this program counted, and days granted by another decision.
create table attendance.leave_years (
  staff_id bigint not null references kernel.staff,
  year smallint not null check (year between 2019 and 2100),
  carried_minutes integer not null default 0 check (carried_minutes between 0 and 50000),
  granted_days smallint check (granted_days between 0 and 40),
  primary key (staff_id, year)
);
