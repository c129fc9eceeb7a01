-- The directory: which host name belongs to which municipality, and where its database is. No personal data here.
create schema directory;

create table directory.municipalities (
  slug text primary key check (slug ~ '^[a-z][a-z0-9_]{1,30}$'),
  database text not null unique,
  public_url text not null check (public_url ~ '^https?://[^/]+$'),
  created_at timestamptz not null default now()
);

create table directory.hosts (
  host text primary key check (host = lower(host) and host !~ '[/:]'),
  slug text not null references directory.municipalities
);

grant usage on schema directory to madoguchi_program;
grant select on all tables in schema directory to madoguchi_program;
