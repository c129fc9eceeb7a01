create schema insights;

-- できごと: facts without a name in them, kept when the personal record they came from is deleted. Taken when they are final, never changed.
create table insights.events (
  kind text not null check (kind ~ '^[a-z]+(\.[a-z_]+)?$'),
  source text not null check (source <> ''), -- what it came from, in words of that room: taken once of each kind
  happened_at timestamptz not null,
  month date not null generated always as ((date_trunc('month', happened_at at time zone 'Asia/Tokyo'))::date) stored,
  part text not null default '', -- what it is a part of: a channel, a site
  amount bigint not null,
  party text, -- where the same one counts once: a firm
  taken_at timestamptz not null,
  primary key (kind, source)
);
create index events_of_a_month on insights.events (month, kind);

create function insights.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened does not change' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on insights.events for each statement execute function insights.refuse_change();

-- What the events come to. Months of every kind; fiscal years of what cannot be added up from months.
create table insights.figures (
  span text not null check (span in ('month', 'year')),
  starts_on date not null,
  kind text not null,
  part text not null,
  total bigint not null,
  events bigint not null check (events > 0),
  primary key (span, starts_on, kind, part),
  check (extract(day from starts_on) = 1),
  check (span = 'month' or extract(month from starts_on) = 4)
);

-- How far it has been collected; whoever collects or recounts holds this row.
create table insights.collection (
  only_row boolean primary key default true check (only_row),
  taken_at timestamptz
);
insert into insights.collection default values;

-- 数え直し: every figure from the events again, month by month.
create table insights.recounts (
  id bigint generated always as identity primary key,
  asked_at timestamptz not null,
  asked_by bigint references kernel.staff, -- none: the command line
  months smallint check (months >= 0),
  done smallint not null default 0 check (done >= 0),
  finished_at timestamptz,
  check (done <= months),
  check (finished_at is null or done = months)
);
create unique index one_recount_at_a_time on insights.recounts ((true)) where finished_at is null;

-- 基準と目標: what was before the reform, and what is aimed at, as the town says. The last word on a measure from a month on holds; nothing is erased.
create table insights.marks (
  id bigint generated always as identity primary key,
  measure text not null check (measure ~ '^[a-z][A-Za-z]{1,39}$'),
  mark text not null check (mark in ('baseline', 'target')),
  value numeric(12, 2) check (value >= 0), -- none: from then on there is none
  from_month date not null check (extract(day from from_month) = 1),
  note text not null check (note <> '' and length(note) <= 200 and note !~ '[[:cntrl:]]'), -- where it is from
  set_by bigint not null references kernel.staff,
  set_at timestamptz not null
);
create index marks_of_a_measure on insights.marks (measure, mark, from_month, id);
create trigger append_only before update or delete on insights.marks for each statement execute function insights.refuse_change();

-- 開庁日: working days and hours as they were when they were collected, so that SQL can count by them.
create table insights.days (
  on_day date primary key,
  is_working boolean not null,
  opens time,
  closes time,
  check ((opens is null) = (closes is null)),
  check (opens < closes)
);

create function insights.is_open(moment timestamptz) returns boolean language sql stable as $$
  select exists (select from insights.days d where d.on_day = (moment at time zone 'Asia/Tokyo')::date
    and (moment at time zone 'Asia/Tokyo')::time >= d.opens and (moment at time zone 'Asia/Tokyo')::time < d.closes)
$$;

-- What happened, as each room knows it: the only place that knows their tables. `final_on`: from this day on it may be taken.

-- 相談: what is said without three quiet days between is one talk; begun by a resident it is an inquiry, and so is every call. Its answer is
-- the first thing that staff say before three quiet days are over: what comes later answers nothing of it, so that a month comes to an end.
-- Each conversation is read once, and only those in which something was said since then: a view could not be told.
create function insights.happened_in_inquiries(since date)
  returns table (kind text, source text, happened_at timestamptz, part text, amount bigint, party text, final_on date) language sql stable begin atomic
with said as (
  select m.conversation_id, m.id, m.author, m.occurred_at, coalesce(lag(m.occurred_at) over talk <= m.occurred_at - interval '3 days', true) as begins
  from inquiries.messages m
  where m.author <> 'system' and m.conversation_id in (select t.conversation_id from inquiries.messages t
    where t.author <> 'system' and t.occurred_at >= (since - 1)::timestamp at time zone 'Asia/Tokyo')
  window talk as (partition by m.conversation_id order by m.occurred_at, m.id)),
numbered as (
  select s.*, count(*) filter (where s.begins) over (partition by s.conversation_id order by s.occurred_at, s.id) as number from said s),
talks as (
  select n.conversation_id, min(n.id) filter (where n.begins) as id, min(n.occurred_at) as began_at,
    min(n.occurred_at) filter (where n.author = 'staff') as answered_at
  from numbered n group by n.conversation_id, n.number having bool_or(n.begins and n.author = 'resident'))
select v.kind, 'message:' || t.id as source, t.began_at as happened_at, c.channel as part, 1::bigint as amount, null::text as party,
    (v.at at time zone 'Asia/Tokyo')::date + 1 as final_on
  from talks t join inquiries.conversations c on c.id = t.conversation_id
    cross join lateral (values ('inquiry', t.began_at, true), ('inquiry.outside', t.began_at, not insights.is_open(t.began_at)),
      ('inquiry.answered', t.answered_at, true), ('answer.outside', t.answered_at, not insights.is_open(t.answered_at))) v (kind, at, holds)
  where v.at is not null and v.holds
union all
select v.kind, 'call:' || k.id, k.taken_at, 'phone', 1, null, (k.taken_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.calls k
    cross join lateral (values ('inquiry', true), ('inquiry.outside', not insights.is_open(k.taken_at)),
      ('call.callback', k.needs_callback), ('call.repeat', k.is_repeat)) v (kind, holds)
  where k.struck_at is null and v.holds;
end;

-- 手続: working days after the day of arrival through that of the decision, without those on which a correction was awaited (行政手続法6条);
-- in time where the decision came no later than the last day of the standard period, which these days move back.
create view insights.happened_in_procedures as
select 'application' as kind, a.id::text as source, a.arrived_at as happened_at, '' as part, 1::bigint as amount, null::text as party,
    (a.arrived_at at time zone 'Asia/Tokyo')::date as final_on
  from procedures.applications a where a.arrived_at is not null
union all
select k.kind, a.id::text, a.decided_at, '', k.amount, null, t.decided_on
  from procedures.applications a join procedures.versions v on v.id = a.version_id
    cross join lateral (select (a.arrived_at at time zone 'Asia/Tokyo')::date as arrived_on, (a.decided_at at time zone 'Asia/Tokyo')::date as decided_on,
      (v.definition ->> 'standardDays')::int as standard) t
    cross join lateral (select count(*) as days, count(*) filter (where exists (select from procedures.corrections c where c.application_id = a.id
        and d.on_day > (c.asked_at at time zone 'Asia/Tokyo')::date and d.on_day <= (c.ended_at at time zone 'Asia/Tokyo')::date)) as paused
      from insights.days d where d.is_working and d.on_day > t.arrived_on and d.on_day <= t.decided_on) e
    cross join lateral (select t.decided_on = t.arrived_on or t.standard + e.paused > (select count(*) from insights.days d
      where d.is_working and d.on_day > t.arrived_on and d.on_day < t.decided_on) as in_time) j
    cross join lateral (values ('application.decided', e.days - e.paused, true), ('application.standard', 1, t.standard is not null),
      ('application.in_time', 1, t.standard is not null and j.in_time)) k (kind, amount, holds)
  where a.decided_at is not null and k.holds;

-- 勤怠: the books of a month when the last of them is locked; locked again, what a book differs by. And what used to be a form on paper.
-- A book is whose owner belonged to a section in the month, and has a punch in it or handed it in.
create view insights.happened_in_attendance as
with complete as (
  select o.month, max(a.at) as closed_at from attendance.months o join attendance.month_acts a on a.id = o.act_id
  group by o.month
  having bool_and(o.state = 'locked') and not exists (select from kernel.memberships m
    where daterange(m.valid_from, m.valid_to) && daterange(o.month, (o.month + interval '1 month')::date)
      and not exists (select from attendance.months n where n.staff_id = m.staff_id and n.month = o.month)
      and exists (select from attendance.punches p where p.staff_id = m.staff_id and p.at >= o.month::timestamp at time zone 'Asia/Tokyo'
        and p.at < (o.month + interval '1 month') at time zone 'Asia/Tokyo')))
select v.kind, 'lock:' || k.id as source, k.month::timestamp at time zone 'Asia/Tokyo' as happened_at, '' as part, v.amount, null::text as party,
    (e.closed_at at time zone 'Asia/Tokyo')::date as final_on
  from (select a.id, a.month, a.figures, lag(a.figures) over (partition by a.staff_id, a.month order by a.id) as before
      from attendance.month_acts a where a.act = 'lock') k
    join complete e on e.month = k.month
    cross join lateral (values
      ('book', case when k.before is null then 1::bigint else 0 end),
      ('book.overtime', (k.figures ->> 'overtime')::bigint - coalesce((k.before ->> 'overtime')::bigint, 0)),
      ('book.days', (k.figures ->> 'daysWorked')::bigint - coalesce((k.before ->> 'daysWorked')::bigint, 0)),
      ('book.home', (k.figures ->> 'daysAtHome')::bigint - coalesce((k.before ->> 'daysAtHome')::bigint, 0)),
      ('book.leave', (select coalesce(sum((l ->> 'minutes')::bigint), 0)::bigint from jsonb_array_elements(k.figures -> 'leaves') l where l ->> 'kind' = 'annual')
        - (select coalesce(sum((l ->> 'minutes')::bigint), 0)::bigint from jsonb_array_elements(k.before -> 'leaves') l where l ->> 'kind' = 'annual'))) v (kind, amount)
  where k.before is null or v.amount <> 0
union all
select 'request', 'request:' || r.id, r.asked_at, '', 1, null, (r.settled_at at time zone 'Asia/Tokyo')::date
  from attendance.requests r where r.state in ('granted', 'refused', 'cancelled')
union all
select 'proposal', 'proposal:' || p.id, p.settled_at, '', 1, null, (p.settled_at at time zone 'Asia/Tokyo')::date
  from kernel.proposals p where p.state in ('decided', 'rejected') and p.matter not in ('attendance.leave', 'attendance.telework');

-- しごと場: seats to which somebody came, what travel that spared, and seats that could be had since the first booking at their site.
create view insights.happened_in_workplaces as
select 'seat.used' as kind, 'booking:' || min(b.id) as source, min(lower(b.during)) as happened_at, f.site_id::text as part, 1::bigint as amount,
    null::text as party, (lower(b.during) at time zone 'Asia/Tokyo')::date + 1 as final_on
  from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id join workplaces.floors f on f.id = s.floor_id
  where b.came_at is not null and b.status = 'approved'
  group by b.seat_id, f.site_id, (lower(b.during) at time zone 'Asia/Tokyo')::date
union all
select 'travel.saved', 'booking:' || b.id, lower(b.during), f.site_id::text, b.saved_minutes, null, (lower(b.during) at time zone 'Asia/Tokyo')::date + 1
  from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id join workplaces.floors f on f.id = s.floor_id
    join kernel.sites n on n.id = f.site_id and n.kind = 'satellite'
  where b.came_at is not null and b.status = 'approved' and b.saved_minutes is not null
union all
select 'seat.offered', 'site:' || f.site_id || ':' || d.on_day, d.on_day::timestamp at time zone 'Asia/Tokyo', f.site_id::text, count(*), null, d.on_day + 1
  from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
    join (select g.site_id, (min(lower(b.during)) at time zone 'Asia/Tokyo')::date as day
      from workplaces.bookings b join workplaces.seats o on o.id = b.seat_id join workplaces.floors g on g.id = o.floor_id group by g.site_id) first
      on first.site_id = f.site_id
    join insights.days d on d.on_day >= first.day
  where d.is_working and not coalesce(d.on_day >= s.closed_from and (s.closed_to is null or d.on_day < s.closed_to), false)
  group by f.site_id, d.on_day;

-- ワーケーション: the lines of what is booked to which somebody came, a week after the last day: as workation counts its 効果.
create view insights.happened_in_workation as
with came as (
  select i.id, y.company_id, a.people, p.kind, i.from_day, i.through_day,
    coalesce(i.from_day, (n.starts_at at time zone 'Asia/Tokyo')::date) as first_day,
    greatest(coalesce(i.through_day, (n.starts_at at time zone 'Asia/Tokyo')::date) + 7, (a.at at time zone 'Asia/Tokyo')::date + 1) as final_on
  from workation.itinerary_items i
    join workation.arrivals a on a.item_id = i.id and a.people > 0
    join workation.reservations r on r.itinerary_id = i.itinerary_id and r.state = 'booked'
    join workation.stays y on y.id = r.stay_id
    left join workation.places p on p.offer_id = i.place_id
    left join workation.sessions n on n.id = i.session_id
  where n.cancelled_at is null)
select 'stay.line' as kind, 'item:' || c.id as source, c.first_day::timestamp at time zone 'Asia/Tokyo' as happened_at, '' as part, c.people::bigint as amount,
    'company:' || c.company_id as party, c.final_on from came c
union all -- the nights of each month
select 'stay.nights', 'item:' || c.id || ':' || to_char(m.first, 'YYYY-MM'), greatest(c.from_day, m.first)::timestamp at time zone 'Asia/Tokyo', '',
    c.people::bigint * (least(c.through_day, m.first + interval '1 month')::date - greatest(c.from_day, m.first)::date), null, c.final_on
  from came c cross join lateral (select g::date as first
    from generate_series(date_trunc('month', c.from_day::timestamp), c.through_day::timestamp - interval '1 day', interval '1 month') g) m
  where c.kind = 'lodging';

-- The day from which on there is something to count.
create view insights.beginning as
select least(
    (select (min(occurred_at) at time zone 'Asia/Tokyo')::date from inquiries.messages),
    (select (min(taken_at) at time zone 'Asia/Tokyo')::date from inquiries.calls),
    (select (min(arrived_at) at time zone 'Asia/Tokyo')::date from procedures.applications),
    (select (min(lower(during)) at time zone 'Asia/Tokyo')::date from workplaces.bookings)) as first_day;
