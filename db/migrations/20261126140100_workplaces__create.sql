create schema workplaces;

create table workplaces.floors (
  id bigint generated always as identity primary key,
  site_id bigint not null references kernel.sites,
  name text not null check (name <> '' and length(name) <= 40 and name !~ '[[:cntrl:]]'),
  width smallint not null check (width between 200 and 10000), -- of its plan, in centimetres
  height smallint not null check (height between 200 and 10000),
  position smallint not null default 0,
  unique (site_id, name)
);

-- A rectangle on the plan, in centimetres from its upper left corner.
create table workplaces.seats (
  id bigint generated always as identity primary key,
  floor_id bigint not null references workplaces.floors,
  label text not null check (label <> '' and length(label) <= 12 and label !~ '[[:cntrl:]]'),
  x smallint not null check (x >= 0),
  y smallint not null check (y >= 0),
  width smallint not null check (width between 40 and 600),
  height smallint not null check (height between 40 and 600),
  network text not null check (network in ('lgwan', 'internet')), -- 三層の対策: 個人番号利用事務系 is not offered away from its own office
  vlan smallint check (vlan between 1 and 4094),
  features text[] not null default '{}' check (features <@ array['outlet', 'monitor', 'accessible']),
  closed_from date,
  closed_to date check (closed_to > closed_from), -- the first day open again; none: until further notice
  check (closed_to is null or closed_from is not null),
  unique (floor_id, label),
  constraint one_seat_at_a_place exclude using gist
    (floor_id with =, box(point(x + 1, y + 1), point(x + width - 1, y + height - 1)) with &&)
);

-- 利用申請: what somebody asks for at once, and what is decided.
create table workplaces.requests (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  reason text not null check (reason <> '' and length(reason) <= 1000),
  asked_at timestamptz not null
);

-- 予約: one seat, one person, one day. What waits for its decision holds the seat too.
create table workplaces.bookings (
  id bigint generated always as identity primary key,
  request_id bigint not null references workplaces.requests,
  staff_id bigint not null references kernel.staff,
  seat_id bigint not null references workplaces.seats,
  during tstzrange not null check (lower(during) < upper(during) and lower_inc(during) and not upper_inc(during)),
  status text not null default 'pending' check (status in ('pending', 'approved', 'refused', 'withdrawn', 'cancelled', 'released')),
  since timestamptz not null, -- when it came to that status
  came_at timestamptz, -- チェックイン
  came_by text check (came_by in ('page', 'punch', 'api', 'radius')),
  saved_minutes smallint, -- of travel there and back, as its owner had written it down when they came
  check ((came_at is null) = (came_by is null)),
  check (came_at is not null or saved_minutes is null),
  check (came_at is null or status in ('approved', 'cancelled')),
  check ((lower(during) at time zone 'Asia/Tokyo')::date = ((upper(during) - interval '1 microsecond') at time zone 'Asia/Tokyo')::date),
  constraint one_booking_of_a_seat exclude using gist (seat_id with =, during with &&) where (status in ('pending', 'approved')),
  constraint one_seat_of_a_person exclude using gist (staff_id with =, during with &&) where (status in ('pending', 'approved'))
);
create index bookings_of_a_request on workplaces.bookings (request_id);
create index bookings_of_a_person on workplaces.bookings (staff_id, lower(during));
create index bookings_to_come_to on workplaces.bookings (lower(during)) where status = 'approved' and came_at is null;

-- What a town sets itself.
create table workplaces.settings (
  only_row boolean primary key default true check (only_row),
  release_after_minutes smallint not null default 60 check (release_after_minutes between 15 and 600)
);
insert into workplaces.settings default values;

-- 通勤時間 one way from home to a site, in minutes, as everybody writes it down for themselves.
create table workplaces.travel (
  staff_id bigint not null references kernel.staff,
  site_id bigint not null references kernel.sites,
  minutes smallint not null check (minutes between 0 and 300),
  primary key (staff_id, site_id)
);

-- The address under which somebody's calendar reads their bookings, as its digest. One at a time; revoked, it is gone.
create table workplaces.feeds (
  staff_id bigint primary key references kernel.staff,
  digest bytea not null unique,
  made_at timestamptz not null
);
