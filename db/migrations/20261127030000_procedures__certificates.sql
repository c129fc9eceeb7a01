-- 署名の鍵: what the town signs its papers with. One is in use; of those before it the certificates stay, for checking.
create table procedures.signing_keys (
  id bigint generated always as identity primary key,
  certificate bytea not null,
  chain bytea[] not null, -- from its issuer upwards
  origin text not null check (origin in ('trial', 'imported')), -- a trial one vouches for itself alone
  subject text not null,
  issuer text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'), -- SHA-256 of the certificate
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  added_at timestamptz not null,
  sealed_key bytea,
  retired_at timestamptz check (retired_at >= added_at),
  check ((sealed_key is null) = (retired_at is not null)) -- a key that is no longer used is gone
);
create unique index one_signing_key on procedures.signing_keys ((true)) where retired_at is null;

create table procedures.certificate_numbers (
  fiscal_year integer primary key,
  last integer not null check (last > 0)
);

-- 証明書: what the town states on paper under its signature. What it says never changes; revoking is a row of its own.
create table procedures.certificates (
  id bigint generated always as identity primary key,
  fiscal_year integer not null,
  number integer not null check (number > 0),
  section_id bigint not null references kernel.sections,
  application_id uuid unique, -- one application, one certificate
  title text not null check (title <> '' and length(title) <= 100 and title !~ '[[:cntrl:]]'),
  holder text not null check (holder <> '' and length(holder) <= 200 and holder !~ '[[:cntrl:]]'),
  body text not null check (body <> '' and length(body) <= 10000),
  issued_at timestamptz not null,
  valid_through date check (valid_through >= (issued_at at time zone 'Asia/Tokyo')::date), -- 有効期限, its last day; none: for good
  code_digest bytea not null unique check (length(code_digest) = 32), -- of the code in its address
  sealed_code bytea, -- until it is printed
  file_sha256 bytea references kernel.files,
  signing_key_id bigint references procedures.signing_keys,
  unique (fiscal_year, number),
  check ((file_sha256 is null) = (signing_key_id is null)),
  check ((file_sha256 is null) = (sealed_code is not null))
);
create index certificates_of_a_section on procedures.certificates (section_id, id);
create index certificates_of_a_file on procedures.certificates (file_sha256);

-- 取消し: says that a certificate no longer holds.
create table procedures.certificate_revocations (
  certificate_id bigint primary key references procedures.certificates,
  revoked_at timestamptz not null,
  revoked_by bigint not null references kernel.staff,
  reason text not null check (reason <> '' and length(reason) <= 1000)
);
