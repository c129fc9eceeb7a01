-- 登録端末: the devices that may be on the network of a satellite office, each of one person.
create table workplaces.devices (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  name text not null check (name <> '' and length(name) <= 60 and name !~ '[[:cntrl:]]'),
  mac text not null check (mac ~ '^([0-9A-F]{2}-){5}[0-9A-F]{2}$'), -- as IEEE 802 and RFC 3580 (3.21) write it
  certificate text check (certificate <> '' and length(certificate) <= 200), -- common name of its certificate, where it has one
  registered_at timestamptz not null,
  retired_at timestamptz,
  check (retired_at >= registered_at)
);
create unique index one_device_of_an_address on workplaces.devices (mac) where retired_at is null;
create unique index one_device_of_a_certificate on workplaces.devices (certificate) where retired_at is null;
create index devices_of_a_person on workplaces.devices (staff_id) where retired_at is null;

-- Where a site's network device takes the word that a session is over (RFC 5176). Its secret is sealed.
create table workplaces.network_gear (
  site_id bigint primary key references kernel.sites,
  host text not null check (host <> '' and length(host) <= 253 and host !~ '[[:space:]]'),
  port integer not null default 3799 check (port between 1 and 65535),
  sealed_secret bytea not null
);

-- Every login that was asked about, and what was answered. Kept for a year.
create table workplaces.network_logins (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  client text not null check (length(client) <= 253), -- the network device, by the secret it knows
  user_name text not null check (length(user_name) <= 253),
  device text not null check (length(device) <= 253),
  outcome text not null check (outcome in ('accepted', 'unknownSite', 'forgedSite', 'unknownDevice', 'otherDevice',
    'notBooked', 'otherSite', 'tooEarly', 'ended', 'noNetwork')),
  staff_id bigint references kernel.staff,
  booking_id bigint references workplaces.bookings,
  check ((outcome = 'accepted') = (booking_id is not null))
);
create index network_logins_of_a_time on workplaces.network_logins (at);

-- 接続: from the device's word that it began until its word that it is over, or ours.
create table workplaces.network_sessions (
  id bigint generated always as identity primary key,
  site_id bigint not null references kernel.sites,
  session text not null check (session <> '' and length(session) <= 253), -- Acct-Session-Id, unique to the site's gear
  device_id bigint not null references workplaces.devices,
  booking_id bigint references workplaces.bookings,
  user_name text not null check (length(user_name) <= 253),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  check (ended_at >= began_at),
  unique (site_id, session)
);
create index network_sessions_open on workplaces.network_sessions (booking_id) where ended_at is null;
create index network_sessions_of_a_device on workplaces.network_sessions (device_id) where ended_at is null;
