create schema attendance;

-- サテライトオフィスなど: where one may work besides the main hall and home, by the name the clock card shows.
create table attendance.sites (
  name text primary key check (name <> '' and length(name) <= 40 and name !~ '[[:cntrl:]]'),
  position smallint not null default 0
);

-- 勤務時間の割振り: when somebody's day begins. Who has none begins at 8:30. valid_to is the first day no longer.
create table attendance.work_patterns (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  starts time not null
    check (starts between '08:00' and '09:30' and extract(minute from starts) in (0, 30) and extract(second from starts) = 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  constraint one_pattern_of_a_person_at_a_time
    exclude using gist (staff_id with =, daterange(valid_from, valid_to) with &&)
);

-- 打刻: append-only, as the audit trail is. What was wrong is put right by a request beside it, never in it.
create table attendance.punches (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  kind text not null check (kind in ('in', 'out')),
  at timestamptz not null,
  place text not null check (place in ('main', 'satellite', 'home')),
  site text, -- the name as it was then
  source text not null check (source in ('page', 'api')),
  client_key text not null check (length(client_key) between 1 and 300), -- a double click or a lost answer is one punch
  created_at timestamptz not null default now(),
  check ((place = 'satellite') = (site is not null)),
  constraint one_punch_of_a_key unique (staff_id, client_key)
);
create index punches_in_order on attendance.punches (staff_id, at, id);

create function attendance.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'punches are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on attendance.punches
  for each statement execute function attendance.refuse_change();

-- Stores the punches of one moment in one commit and answers with the punch that stands under each key, in the order asked.
-- Sorted, so that two processes that are told the same never wait for each other in a ring.
create function attendance.store_punches(
  staff bigint[], kinds text[], moments timestamptz[], places text[], sites text[], sources text[], keys text[], words text[])
returns setof attendance.punches language plpgsql
set enable_seqscan = off -- planned while the table is small, it would read the whole of it for as long as the connection lives
as $$
begin
  insert into attendance.punches (staff_id, kind, at, place, site, source, client_key)
    select * from unnest(staff, kinds, moments, places, sites, sources, keys) asked (staff_id, kind, at, place, site, source, client_key)
    order by asked.staff_id, asked.client_key
    on conflict do nothing;
  perform pg_notify('live', word) from unnest(words) word;
  return query select p.* from unnest(staff, keys) with ordinality asked (staff_id, client_key, place_in_line)
    join attendance.punches p on p.staff_id = asked.staff_id and p.client_key = asked.client_key
    order by asked.place_in_line;
end $$;
