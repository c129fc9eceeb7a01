-- 打刻の訂正: what somebody says of a day on which the punches are wrong. It counts once it is decided; the punches stay.
create table attendance.corrections (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  on_day date not null,
  came timestamptz not null,
  went timestamptz not null,
  place text not null check (place in ('main', 'satellite', 'home')),
  site text,
  reason text not null check (reason <> '' and length(reason) <= 1000),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  check ((place = 'satellite') = (site is not null)),
  check (went > came and went <= came + interval '20 hours'),
  check ((came at time zone 'Asia/Tokyo')::date = on_day),
  check ((state = 'asked') = (settled_at is null))
);
create index corrections_of_a_day on attendance.corrections (staff_id, on_day, settled_at);
create unique index one_correction_asked_of_a_day on attendance.corrections (staff_id, on_day) where state = 'asked';
