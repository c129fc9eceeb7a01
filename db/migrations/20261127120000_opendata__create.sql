create schema opendata;

create function opendata.is_line(words text, longest integer) returns boolean language sql immutable parallel safe
  return words <> '' and length(words) <= longest and words !~ '[[:cntrl:]]' and words = btrim(words);

-- As words are looked for: ゴミ is ごみ, Wi-Fi is wifi, and width, case and spaces make no difference. fold.ts does the same.
create function opendata.folded(words text) returns text language sql immutable parallel safe
  return btrim(regexp_replace(translate(translate(lower(normalize(words, NFKC) collate "C"), U&'\002D\2010\2011\2012\2013\2014\2015\2212\30FB\00B7', ''),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ'), '\s+', ' ', 'g'));

-- What a search looks through. (array_to_string is called stable only because of types whose text is not fixed.)
create function opendata.searched(title text, summary text, keywords text[], publisher text) returns text
  language plpgsql immutable parallel safe as
$$ begin return opendata.folded(concat_ws(' ', title, array_to_string(keywords, ' '), publisher, summary)); end $$;

-- データセット: what is published under one name, by a section or, harvested, by another catalogue.
create table opendata.datasets (
  id bigint generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(), -- as the world outside knows it
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9_-]{0,98}[a-z0-9]$'),
  title text not null check (opendata.is_line(title, 200)),
  summary text not null check (length(summary) between 1 and 10000),
  section_id bigint references kernel.sections,
  theme text not null check (theme in ('AGRI', 'ECON', 'EDUC', 'ENER', 'ENVI', 'GOVE', 'HEAL', 'INTR', 'JUST', 'REGI', 'SOCI', 'TECH', 'TRAN', 'NONE')),
  keywords text[] not null default '{}' check (cardinality(keywords) <= 50),
  licence text not null default 'cc-by-4.0' check (licence in ('cc-by-4.0', 'cc0-1.0', 'pdl-1.0', 'other')),
  frequency text not null check (frequency in ('continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'annual', 'irregular', 'unknown')),
  source text not null check (source in ('file', 'events', 'facilities', 'wifi', 'list', 'harvest')),
  is_statistics boolean not null default false, -- counts of people: nothing of it is published without the gate
  made_at timestamptz not null,
  version integer not null default 1,
  -- What the public sees of it, set when it is published: null of what is not to be seen.
  shown_since timestamptz,
  modified_at timestamptz,
  publisher_code text not null default '',
  publisher_name text not null default '',
  formats text[] not null default '{}',
  next_words jsonb, -- what it says of itself from the next edition on: the public reads nothing that was not decided
  searched text not null generated always as (opendata.searched(title, summary, keywords, publisher_name)) stored,
  check ((source = 'harvest') = (section_id is null)),
  check ((modified_at is null) = (shown_since is null)),
  check (next_words is null or modified_at is not null)
);
create unique index one_of_each_live_source on opendata.datasets (source) where source in ('events', 'facilities', 'wifi', 'list');
create index shown_datasets on opendata.datasets (modified_at desc, id desc) where modified_at is not null;
create index datasets_of_a_section on opendata.datasets (section_id) where section_id is not null;

-- 版: one state of a dataset, from its draft to its withdrawal. What was published is never changed.
create table opendata.editions (
  id bigint generated always as identity primary key,
  dataset_id bigint not null references opendata.datasets,
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'circulating', 'published', 'superseded', 'withdrawn')),
  note text not null check (length(note) <= 1000),
  made_by bigint references kernel.staff, -- null: the program, from live records
  made_at timestamptz not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  errors integer not null check (errors >= 0),
  warnings integer not null check (warnings >= 0),
  findings jsonb not null default '[]',
  identity_check text not null default '', -- what the search for numbers of persons found, in words for the decision
  is_statistics boolean not null,
  suppression jsonb, -- how small cells were hidden; null: not yet
  published_at timestamptz,
  ended_at timestamptz,
  withdrawn_because text check (length(withdrawn_because) between 1 and 500),
  unique (dataset_id, number),
  constraint nothing_wrong_is_published check (state in ('draft', 'withdrawn') or errors = 0),
  constraint statistics_pass_the_gate check (state in ('draft', 'withdrawn') or not is_statistics or suppression is not null),
  check ((published_at is not null) = (state in ('published', 'superseded', 'withdrawn'))),
  check ((ended_at is not null) = (state in ('superseded', 'withdrawn'))),
  check ((withdrawn_because is not null) = (state = 'withdrawn'))
);
create unique index one_published_edition on opendata.editions (dataset_id) where state = 'published';
create unique index one_edition_in_hand on opendata.editions (dataset_id) where state in ('draft', 'circulating');

-- A dataset that became one of statistics meanwhile takes its edition in hand along.
create function opendata.goes_as_statistics() returns trigger language plpgsql as
$$ begin
  if not new.is_statistics and exists (select from opendata.datasets where id = new.dataset_id and is_statistics) then
    raise exception 'editions of statistics go through the gate' using errcode = 'check_violation', constraint = 'statistics_pass_the_gate';
  end if;
  return new;
end $$;
create trigger statistics_pass_the_gate before insert or update of state on opendata.editions
  for each row when (new.state in ('circulating', 'published')) execute function opendata.goes_as_statistics();

-- 表: of an edition; a standard set has one for each edition of the standard.
create table opendata.tables (
  id bigint generated always as identity primary key,
  edition_id bigint not null references opendata.editions on delete cascade,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text not null check (opendata.is_line(title, 100)),
  standard text,
  columns text[] not null check (cardinality(columns) between 1 and 500),
  latitude smallint, -- places of these columns, from 1; null: no map
  longitude smallint,
  row_count integer not null check (row_count >= 0),
  unique (edition_id, key),
  check ((latitude is null) = (longitude is null))
);

create table opendata.rows (
  table_id bigint not null references opendata.tables on delete cascade,
  row integer not null check (row > 0),
  cells text[] not null,
  primary key (table_id, row)
);

-- What a table is called outside in one of its formats: the same in every edition.
create table opendata.resources (
  id uuid primary key default gen_random_uuid(),
  dataset_id bigint not null references opendata.datasets,
  key text not null,
  format text not null check (format in ('csv', 'json', 'geojson')),
  made_at timestamptz not null,
  unique (dataset_id, key, format)
);

-- 施設
create table opendata.facilities (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  name text not null check (opendata.is_line(name, 100)),
  name_kana text not null check (opendata.is_line(name_kana, 200)),
  town_area text not null default '' check (length(town_area) <= 100), -- 町字
  street text not null check (opendata.is_line(street, 100)), -- 番地以下
  building text not null default '' check (length(building) <= 100),
  latitude numeric(8, 6) check (latitude between 20 and 46),
  longitude numeric(9, 6) check (longitude between 122 and 154),
  phone text not null default '' check (phone ~ '^[0-9-]{0,20}$'),
  weekdays text not null default '' check (weekdays ~ '^月?火?水?木?金?土?日?$'),
  opens time,
  closes time,
  hours_note text not null default '' check (length(hours_note) <= 300),
  description text not null default '' check (length(description) <= 1000),
  accessibility text not null default '' check (length(accessibility) <= 300),
  url text not null default '' check (url ~ '^(https?://.*)?$' and length(url) <= 500),
  wifi_ssid text not null default '' check (length(wifi_ssid) <= 32), -- 公衆無線LAN; '': none
  wifi_area text not null default '' check (length(wifi_area) <= 200),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz, -- no longer listed
  version integer not null default 1,
  check ((latitude is null) = (longitude is null)),
  check ((opens is null) = (closes is null))
);

-- イベント
create table opendata.events (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  title text not null check (opendata.is_line(title, 100)),
  title_kana text not null check (opendata.is_line(title_kana, 200)),
  title_en text not null default '' check (length(title_en) <= 200),
  starts_on date not null,
  ends_on date not null,
  starts_at time not null,
  ends_at time not null,
  time_note text not null default '' check (length(time_note) <= 300),
  description text not null check (length(description) between 1 and 1000),
  fee text not null default '' check (length(fee) <= 200),
  organiser text not null default '' check (length(organiser) <= 100),
  contact text not null check (opendata.is_line(contact, 100)),
  phone text not null default '' check (phone ~ '^[0-9-]{0,20}$'),
  facility_id bigint references opendata.facilities,
  place text not null default '' check (length(place) <= 100), -- where it is in no facility of the town
  address text not null default '' check (length(address) <= 200),
  latitude numeric(8, 6) check (latitude between 20 and 46),
  longitude numeric(9, 6) check (longitude between 122 and 154),
  capacity integer check (capacity > 0),
  apply_until date,
  apply_how text not null default '' check (length(apply_how) <= 300),
  url text not null default '' check (url ~ '^(https?://.*)?$' and length(url) <= 500),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  version integer not null default 1,
  check (starts_on <= ends_on and ends_on <= starts_on + 366),
  check ((facility_id is null) = (place <> '' and address <> '')),
  check ((latitude is null) = (longitude is null))
);
create index events_by_end on opendata.events (ends_on);

-- 収集先: a catalogue of somebody else.
create table opendata.sources (
  id bigint generated always as identity primary key,
  name text not null check (opendata.is_line(name, 100)),
  url text not null unique check (url ~ '^https?://' and length(url) <= 500 and url !~ '/$'),
  added_by bigint not null references kernel.staff,
  added_at timestamptz not null,
  stopped_at timestamptz,
  version integer not null default 1
);

-- One attempt to harvest; what it found holds whole or not at all.
create table opendata.runs (
  id bigint generated always as identity primary key,
  source_id bigint not null references opendata.sources,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  failure text check (failure <> ''),
  seen integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  gone integer not null default 0,
  check (failure is null or (added, changed, gone) = (0, 0, 0))
);
create index runs_of_a_source on opendata.runs (source_id, id desc);

-- Where a harvested dataset came from. Gone at its source, it is a tombstone and not forgotten: it may come back.
create table opendata.harvested (
  dataset_id bigint primary key references opendata.datasets,
  source_id bigint not null references opendata.sources,
  remote_id text not null check (length(remote_id) between 1 and 200),
  remote_url text not null check (remote_url ~ '^https?://'),
  licence_title text not null default '',
  licence_url text not null default '',
  resources jsonb not null check (jsonb_typeof(resources) = 'array'),
  digest text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  gone_at timestamptz,
  unique (source_id, remote_id)
);
