-- 災害モード: what is shown then, prepared while it is calm.
create table inquiries.disaster_contents (
  alone boolean primary key default true check (alone),
  title text not null check (title = btrim(title) and length(title) between 1 and 40),
  what_to_do text not null check (length(what_to_do) between 1 and 1000), -- a line each
  shelters jsonb not null default '[]' check (jsonb_typeof(shelters) = 'array' and jsonb_array_length(shelters) <= 30),
  phones jsonb not null default '[]' check (jsonb_typeof(phones) = 'array' and jsonb_array_length(phones) <= 10),
  links jsonb not null default '[]' check (jsonb_typeof(links) = 'array' and jsonb_array_length(links) <= 10),
  greeting_ja text not null check (length(greeting_ja) between 1 and 500),
  greeting_en text check (length(greeting_en) between 1 and 500),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff
);

-- From when to when, by whom and why: one at a time.
create table inquiries.disasters (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  began_by bigint not null references kernel.staff,
  why_began text not null check (length(btrim(why_began)) between 1 and 200),
  ended_at timestamptz check (ended_at >= began_at),
  ended_by bigint references kernel.staff,
  why_ended text check (length(btrim(why_ended)) between 1 and 200),
  check (num_nulls(ended_at, ended_by, why_ended) in (0, 3))
);
create unique index one_disaster_at_a_time on inquiries.disasters ((true)) where ended_at is null;
