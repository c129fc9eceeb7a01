-- Bytes lie on disk under their SHA-256; a row says what they are.
create table kernel.files (
  sha256 bytea primary key check (length(sha256) = 32),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  width integer,
  height integer,
  scan text not null check (scan in ('unscanned', 'clean', 'infected')),
  original_sha256 bytea references kernel.files, -- as it arrived, where the municipality keeps originals
  stored_at timestamptz not null default now()
);

create index on kernel.files (original_sha256) where original_sha256 is not null;

-- An unguessable address for somebody without a session, such as a phone that loads a picture days later.
create table kernel.file_links (
  token text primary key check (length(token) >= 22),
  sha256 bytea not null references kernel.files,
  name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index on kernel.file_links (sha256);

create table kernel.notifications (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  title text not null,
  href text not null check (href ~ '^/([^/\\]|$)'),
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index on kernel.notifications (staff_id, id) where read_at is null;
