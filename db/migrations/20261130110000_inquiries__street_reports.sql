-- 通報: what is broken in the street, where, and what becomes of it (ADR 0033). Each is a conversation of its own.

-- What can be reported, as the town calls it, and the section that answers for it.
create table inquiries.street_kinds (
  id bigint generated always as identity primary key,
  name text not null check (name = btrim(name) and length(name) between 1 and 30),
  section_id bigint not null references kernel.sections,
  retired_at timestamptz
);
create unique index one_street_kind_of_a_name on inquiries.street_kinds (name) where retired_at is null;

-- Where the town lies, where its own map does not say it: a report from elsewhere is a mistake.
create table inquiries.street_area (
  only_row boolean primary key default true check (only_row),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  radius_km integer not null check (radius_km between 1 and 200)
);

-- cell: a square of a thousandth of a degree. Whatever lies within 50 m of a place in Japan lies in its cell or in one of the eight around.
create table inquiries.street_reports (
  conversation_id bigint primary key references inquiries.conversations,
  kind_id bigint not null references inquiries.street_kinds,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  cell bigint generated always as (floor(latitude * 1000)::bigint * 1000000 + floor(longitude * 1000)::bigint) stored,
  address text not null check (length(address) <= 200),
  state text not null default 'received' check (state in ('received', 'working', 'done', 'declined')),
  reported_at timestamptz not null,
  erased boolean not null default false,
  constraint a_pin_has_both check ((latitude is null) = (longitude is null)),
  constraint a_report_has_a_place check (case when erased then address = '' and latitude is null else address <> '' or latitude is not null end)
);
create index open_street_reports_by_cell on inquiries.street_reports (kind_id, cell, reported_at) where state in ('received', 'working');
create index street_reports_by_day on inquiries.street_reports (reported_at desc, conversation_id desc);
create trigger nothing_is_said_in_what_is_erased before insert or update of conversation_id on inquiries.street_reports
  for each row execute function inquiries.refuse_erased();

-- Who said when how it stands. That it came is the report itself.
create table inquiries.street_steps (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.street_reports,
  state text not null check (state in ('working', 'done', 'declined')),
  staff_id bigint not null references kernel.staff,
  at timestamptz not null
);
create index street_steps_of_a_report on inquiries.street_steps (conversation_id, id);

-- 同じ場所の通報: a link between two conversations whose reports are one thing.
alter table inquiries.conversation_links add column same_place boolean not null default false;
