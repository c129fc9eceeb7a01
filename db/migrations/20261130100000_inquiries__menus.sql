-- リッチメニュー as staff write them: fields below the talk on LINE.
create table inquiries.menus (
  id bigint generated always as identity primary key,
  client_key uuid not null unique, -- drawn with the form: sending it twice writes one
  name text not null check (name = btrim(name) and length(name) between 1 and 40), -- for staff only
  bar_text text not null check (bar_text = btrim(bar_text) and length(bar_text) between 1 and 14),
  layout text not null check (layout in ('one', 'two', 'three', 'four', 'six')),
  fields jsonb not null,
  audience text not null check (audience in ('everybody', 'signed_in', 'label', 'disaster')),
  label_id bigint references inquiries.notice_labels,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff,
  constraint a_field_for_each_place check (jsonb_array_length(fields)
    = case layout when 'one' then 1 when 'two' then 2 when 'three' then 3 when 'four' then 4 else 6 end),
  constraint a_label_for_a_label check ((label_id is not null) = (audience = 'label'))
);

-- What was published, as it was then; and how far LINE has it: made, given its picture, taken away.
create table inquiries.menu_editions (
  id bigint generated always as identity primary key,
  key uuid not null unique default gen_random_uuid(), -- in its name at LINE: what was made there is found again
  menu_id bigint references inquiries.menus on delete set null,
  name text not null,
  bar_text text not null,
  layout text not null,
  fields jsonb not null,
  audience text not null,
  label_id bigint references inquiries.notice_labels,
  published_at timestamptz not null,
  published_by bigint not null references kernel.staff,
  ended_at timestamptz check (ended_at >= published_at),
  line_id text unique,
  uploaded_at timestamptz,
  gone_at timestamptz,
  failure text, -- why LINE refused it, for staff
  check (uploaded_at is null or line_id is not null),
  check (gone_at is null or ended_at is not null),
  check ((label_id is not null) = (audience = 'label'))
);
create unique index one_menu_for_each_audience on inquiries.menu_editions (audience, coalesce(label_id, 0)) where ended_at is null;
create index menu_editions_of_a_menu on inquiries.menu_editions (menu_id);

-- Whose phone shows another menu than everybody's, as LINE took it last.
create table inquiries.menu_links (
  line_user_id text primary key references inquiries.line_friends on delete cascade,
  edition_id bigint not null references inquiries.menu_editions
);
create index menu_links_of_an_edition on inquiries.menu_links (edition_id);
