create schema kernel;
create extension if not exists btree_gist;

-- 全国地方公共団体コード: five digits, the sixth is their check digit.
create function kernel.is_municipality_code(code text) returns boolean immutable language sql as $$
  select code ~ '^[0-9]{6}$'
    and substr(code, 6, 1) = right((11 - (substr(code, 1, 1)::int * 6 + substr(code, 2, 1)::int * 5 + substr(code, 3, 1)::int * 4
      + substr(code, 4, 1)::int * 3 + substr(code, 5, 1)::int * 2) % 11)::text, 1)
$$;

create table kernel.municipality (
  only_row boolean primary key default true check (only_row),
  code text not null check (kernel.is_municipality_code(code)),
  name text not null check (name <> ''),
  name_kana text not null,
  theme text not null default 'blue' check (theme in ('blue', 'green', 'orange', 'purple', 'red', 'cyan', 'magenta', 'slate')),
  contact_phone text not null default '',
  contact_email text not null default '',
  address text not null default '',
  keep_originals boolean not null default false,
  version integer not null default 1
);

create table kernel.office_hours (
  weekday smallint primary key check (weekday between 1 and 7), -- ISO: 1 is Monday
  opens time not null,
  closes time not null,
  check (opens < closes)
);

create table kernel.closures (
  closed_on date primary key,
  reason text not null check (reason <> '')
);

-- Encrypted with SECRET_KEY (AES-256-GCM); the name is bound to the ciphertext.
create table kernel.secrets (
  name text primary key,
  sealed bytea not null,
  updated_at timestamptz not null default now()
);
