-- Two people may change when a procedure is open, or where it is handled.
alter table procedures.procedures add version integer not null default 1;

-- 取込み: a definition that came from another town in a signed file. It stays as evidence of where a version came from.
create table procedures.imports (
  id bigint generated always as identity primary key,
  slug text not null check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  town_code text not null check (town_code ~ '^[0-9]{6}$'), -- as the file says; whether it is so, the fingerprint tells
  town_name text not null check (town_name <> '' and length(town_name) <= 100),
  number integer not null check (number > 0), -- of the version there
  published_at timestamptz not null, -- there
  digest text not null check (digest ~ '^[0-9a-f]{64}$'), -- of the definition as it came
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'), -- of the certificate that signed it
  subject text not null,
  imported_at timestamptz not null,
  imported_by bigint not null references kernel.staff
);
alter table procedures.versions add import_id bigint references procedures.imports;

-- 確かめた署名: somebody has compared this fingerprint with the other town, by another way than the file.
create table procedures.trusted_signers (
  fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
  subject text not null,
  issuer text not null,
  confirmed_at timestamptz not null,
  confirmed_by bigint not null references kernel.staff
);

-- 下書き: a definition that is being worked on, one for each procedure. What it says may be unfinished or wrong.
create table procedures.drafts (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  section_id bigint not null references kernel.sections, -- where it is new; a procedure that is there keeps its own
  sketch jsonb not null check (jsonb_typeof(sketch) = 'object' and sketch ->> 'id' = slug),
  version integer not null default 1,
  based_on bigint references procedures.versions,
  import_id bigint references procedures.imports,
  begun_at timestamptz not null,
  changed_at timestamptz not null check (changed_at >= begun_at),
  changed_by bigint not null references kernel.staff
);
