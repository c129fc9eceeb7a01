create schema workation;

create function workation.is_line(words text, longest integer) returns boolean language sql immutable parallel safe
  return words <> '' and length(words) <= longest and words !~ '[[:cntrl:]]' and words = btrim(words);

-- What a town sets itself: the section that handles workation (nobody does until it is set), and what the map is drawn from.
create table workation.settings (
  only_row boolean primary key default true check (only_row),
  section_id bigint references kernel.sections,
  base_map jsonb check (base_map ->> 'type' = 'FeatureCollection') -- GeoJSON: the coast and the roads, where there are no tiles
);
insert into workation.settings default values;

-- 事業者: whoever offers something, registered by the section.
create table workation.providers (
  id bigint generated always as identity primary key,
  name text not null unique check (workation.is_line(name, 80)),
  name_en text not null check (workation.is_line(name_en, 120)),
  kinds text[] not null check (kinds <@ array['coordination', 'lodging', 'workplace', 'activity'] and kinds <> '{}'),
  person text not null check (workation.is_line(person, 60)),
  email text not null check (workation.is_line(email, 254)),
  phone text not null check (phone ~ '^[0-9+() -]{0,20}$'),
  registered_at timestamptz not null,
  ended_at timestamptz check (ended_at >= registered_at),
  version integer not null default 1
);

-- 招待: lets one person act for a provider. Single use; the table keeps the digest of its address.
create table workation.invitations (
  id bigint generated always as identity primary key,
  provider_id bigint not null references workation.providers,
  email text not null check (workation.is_line(email, 254)),
  digest bytea not null unique check (length(digest) = 32),
  invited_by bigint not null references kernel.staff,
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  accepted_at timestamptz check (accepted_at >= invited_at and accepted_at <= expires_at),
  accepted_by bigint references kernel.residents,
  revoked_at timestamptz,
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or revoked_at is null)
);
create index invitations_of_a_provider on workation.invitations (provider_id, id);
create unique index one_invitation_for_an_address on workation.invitations (provider_id, email) where accepted_at is null and revoked_at is null;

-- 担当者: signed in as a resident, acting for a provider.
create table workation.members (
  provider_id bigint not null references workation.providers,
  resident_id bigint not null references kernel.residents,
  since timestamptz not null,
  primary key (provider_id, resident_id)
);
create index members_by_resident on workation.members (resident_id);

-- 掲載: what a provider puts on the site, a place or a programme.
create table workation.offers (
  id bigint generated always as identity primary key,
  provider_id bigint not null references workation.providers,
  kind text not null check (kind in ('workplace', 'office', 'lodging', 'programme')),
  state text not null default 'draft' check (state in ('draft', 'asked', 'published', 'returned')),
  name text not null check (workation.is_line(name, 60)),
  name_en text not null check (workation.is_line(name_en, 120)),
  summary text not null check (workation.is_line(summary, 120)),
  summary_en text not null check (workation.is_line(summary_en, 240)),
  body text not null check (length(body) <= 4000),
  body_en text not null check (length(body_en) <= 8000),
  price integer not null check (price between 0 and 10000000), -- yen: a unit and day or night; of a programme, a person
  version integer not null default 1,
  unique (id, kind)
);
create index offers_of_a_provider on workation.offers (provider_id, id);
create index offers_on_the_site on workation.offers (kind, id) where state = 'published';

-- What became of an offer, by whom and why; never changed. Its state is what the last act left.
create table workation.offer_acts (
  id bigint generated always as identity primary key,
  offer_id bigint not null references workation.offers,
  act text not null check (act in ('asked', 'published', 'returned', 'withdrawn')),
  staff_id bigint references kernel.staff,
  resident_id bigint references kernel.residents,
  at timestamptz not null,
  reason text not null default '' check (length(reason) <= 1000),
  check (num_nonnulls(staff_id, resident_id) = 1),
  check (act not in ('published', 'returned') or staff_id is not null), -- only the section lets something onto the site
  check (act <> 'returned' or reason <> '')
);
create index acts_of_an_offer on workation.offer_acts (offer_id, id);

-- 場所: units are seats of a workplace, rooms of an office or a lodging.
create table workation.places (
  offer_id bigint primary key,
  kind text not null check (kind in ('workplace', 'office', 'lodging')),
  address text not null check (workation.is_line(address, 120)),
  address_en text not null check (workation.is_line(address_en, 200)),
  latitude double precision not null check (latitude between 20 and 46),
  longitude double precision not null check (longitude between 122 and 154),
  units smallint not null check (units between 1 and 500), -- on an ordinary day
  people_per_unit smallint not null check (people_per_unit between 1 and 100), -- 定員: beds of a room; one for a seat
  area real check (area > 0 and area <= 10000), -- m² of an office
  outlets smallint not null check (outlets between 0 and 2000), -- power sockets that guests may use
  air_minutes smallint check (air_minutes between 1 and 1440), -- from Haneda airport, by plane and car
  road_minutes smallint check (road_minutes between 1 and 1440), -- from the nearest motorway exit, by car
  weekdays smallint[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and weekdays <> '{}'), -- ISO: 1 is Monday
  opens time check (extract(second from opens) = 0),
  closes time check (extract(second from closes) = 0),
  check (kind <> 'workplace' or people_per_unit = 1),
  check ((area is not null) = (kind = 'office')),
  check ((opens is null) = (closes is null) and opens < closes),
  foreign key (offer_id, kind) references workation.offers (id, kind)
);

-- A day on which a place has another number of units than on an ordinary one; none: closed.
create table workation.stock_days (
  place_id bigint not null references workation.places,
  on_day date not null,
  units smallint not null check (units between 0 and 500),
  primary key (place_id, on_day)
);
create index stock_by_day on workation.stock_days (on_day, place_id) include (units);

-- 写真: in the sizes in which pages show it, under addresses that nobody guesses.
create table workation.photos (
  id bigint generated always as identity primary key,
  offer_id bigint not null references workation.offers,
  small_sha256 bytea not null references kernel.files,
  small_token text not null references kernel.file_links,
  large_sha256 bytea not null references kernel.files,
  large_token text not null references kernel.file_links,
  width smallint not null check (width > 0), -- of the large one
  height smallint not null check (height > 0),
  alt text not null check (workation.is_line(alt, 120)),
  alt_en text not null check (workation.is_line(alt_en, 240)),
  added_at timestamptz not null
);
create index photos_of_an_offer on workation.photos (offer_id, id);
create index photos_by_small on workation.photos (small_sha256);
create index photos_by_large on workation.photos (large_sha256);

-- 測定: what was read at a place at one moment. Append-only: who looks for a place sees how it was, and how it came to be.
create table workation.measurements (
  id bigint generated always as identity primary key,
  place_id bigint not null references workation.places,
  measured_at timestamptz not null,
  source text not null check (source in ('page', 'typed')), -- the measuring page, or a reading that was written down
  instrument text not null check (workation.is_line(instrument, 200)), -- the browser, or what it was read from
  down_mbps real check (down_mbps > 0 and down_mbps <= 10000),
  up_mbps real check (up_mbps > 0 and up_mbps <= 10000),
  latency_ms real check (latency_ms > 0 and latency_ms <= 10000),
  noise_db real check (noise_db between 10 and 120),
  reception smallint check (reception between 0 and 3), -- of mobile phones: none, weak, fair, strong
  staff_id bigint references kernel.staff,
  resident_id bigint references kernel.residents,
  check (num_nonnulls(staff_id, resident_id) = 1),
  check (num_nulls(down_mbps, up_mbps, latency_ms) in (0, 3)),
  check (num_nonnulls(down_mbps, noise_db, reception) > 0)
);
create index measurements_of_a_place on workation.measurements (place_id, measured_at desc);

-- プログラム.
create table workation.programmes (
  offer_id bigint primary key,
  kind text not null default 'programme' check (kind = 'programme'),
  theme text not null check (theme in ('farming', 'trail', 'exchange', 'family')),
  season_from date not null,
  season_through date not null check (season_through >= season_from),
  minutes smallint not null check (minutes between 15 and 2880),
  min_people smallint not null check (min_people >= 1),
  max_people smallint not null check (max_people between min_people and 500),
  meeting_place text not null check (workation.is_line(meeting_place, 120)),
  meeting_place_en text not null check (workation.is_line(meeting_place_en, 240)),
  bring text not null check (length(bring) <= 500),
  bring_en text not null check (length(bring_en) <= 1000),
  languages text[] not null check (languages <@ array['ja', 'en', 'zh', 'ko'] and languages <> '{}'),
  foreign key (offer_id, kind) references workation.offers (id, kind)
);

-- 開催回: one date of a programme.
create table workation.sessions (
  id bigint generated always as identity primary key,
  programme_id bigint not null references workation.programmes,
  starts_at timestamptz not null,
  places smallint not null check (places between 1 and 500),
  cancelled_at timestamptz,
  cancelled_because text check (cancelled_because <> '' and length(cancelled_because) <= 200),
  check ((cancelled_at is null) = (cancelled_because is null))
);
create unique index one_session_at_a_time on workation.sessions (programme_id, starts_at) where cancelled_at is null;

create function workation.refuse_change() returns trigger language plpgsql as $$ begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on workation.measurements
  for each statement execute function workation.refuse_change();
create trigger append_only before update or delete or truncate on workation.offer_acts
  for each statement execute function workation.refuse_change();
