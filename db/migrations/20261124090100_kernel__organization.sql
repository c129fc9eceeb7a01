-- Dates are half-open: valid_from is the first day, valid_to the first day no longer (null: until further notice).
create table kernel.sections (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[a-z0-9-]+$'),
  name text not null check (name <> ''),
  parent_id bigint references kernel.sections,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  check (parent_id <> id),
  constraint one_section_of_a_code_at_a_time exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);

create table kernel.staff (
  id bigint generated always as identity primary key,
  sign_in_name text not null unique check (sign_in_name = lower(sign_in_name) and sign_in_name ~ '^[a-z0-9._-]{2,64}$'),
  name text not null check (name <> ''),
  name_kana text not null default '',
  email text not null default '',
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1
);

create table kernel.memberships (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  section_id bigint not null references kernel.sections,
  position text not null check (position in ('head', 'deputy', 'chief', 'member')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  constraint one_membership_of_a_section_at_a_time
    exclude using gist (staff_id with =, section_id with =, daterange(valid_from, valid_to) with &&),
  constraint one_head_of_a_section_at_a_time
    exclude using gist (section_id with =, daterange(valid_from, valid_to) with &&) where (position = 'head')
);

create table kernel.stand_ins (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  staff_id bigint not null references kernel.staff,
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  constraint one_stand_in_of_a_section_at_a_time
    exclude using gist (section_id with =, daterange(valid_from, valid_to) with &&)
);

-- A duty at a section covers the section and everything below it.
create table kernel.duties (
  staff_id bigint not null references kernel.staff,
  section_id bigint not null references kernel.sections,
  duty text not null check (duty in ('answer', 'settings', 'personnel', 'audit')),
  primary key (staff_id, section_id, duty)
);
