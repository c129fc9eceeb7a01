create table kernel.residents (
  id bigint generated always as identity primary key,
  display_name text not null default '',
  created_at timestamptz not null default now()
);

-- Linked by issuer and subject only, never by a matching e-mail address.
create table kernel.resident_identities (
  kind text not null check (kind in ('line', 'email', 'oidc')),
  issuer text not null,
  subject text not null check (subject <> ''),
  resident_id bigint not null references kernel.residents,
  created_at timestamptz not null default now(),
  primary key (kind, issuer, subject)
);
create index on kernel.resident_identities (resident_id);

create table kernel.staff_identities (
  issuer text not null,
  subject text not null check (subject <> ''),
  staff_id bigint not null references kernel.staff,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index on kernel.staff_identities (staff_id);

create table kernel.oidc_providers (
  id bigint generated always as identity primary key,
  audience text not null check (audience in ('staff', 'resident')),
  label text not null check (label <> ''),
  issuer text not null check (issuer ~ '^https?://'),
  client_id text not null,
  sealed_secret bytea not null,
  version integer not null default 1,
  unique (audience, issuer)
);

create table kernel.totp (
  staff_id bigint primary key references kernel.staff,
  sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0 -- a code is never accepted twice
);

create table kernel.sessions (
  id bigint generated always as identity unique, -- names it on the page where people end their sessions
  digest bytea primary key, -- SHA-256 of the cookie: the table alone signs nobody in
  staff_id bigint references kernel.staff,
  resident_id bigint references kernel.residents,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  awaits_second_factor boolean not null default false,
  shared_terminal boolean not null default false,
  user_agent text not null default '',
  ended_at timestamptz,
  check (num_nonnulls(staff_id, resident_id) = 1)
);
create index on kernel.sessions (staff_id) where ended_at is null;
create index on kernel.sessions (resident_id) where ended_at is null;

-- One-time codes sent by e-mail. Only the newest of an address counts; wrong guesses are counted on the row.
create table kernel.email_codes (
  email text primary key,
  digest bytea not null, -- keyed with SECRET_KEY and the asking browser: six digits alone would be found by trying
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);

create table kernel.api_tokens (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  label text not null,
  digest bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table kernel.idempotency_keys (
  token_id bigint not null references kernel.api_tokens,
  key text not null check (length(key) between 1 and 255),
  request_digest bytea not null,
  status integer,
  body text,
  created_at timestamptz not null default now(),
  primary key (token_id, key)
);

-- Fixed windows. Losing it in a crash costs nothing, so it is unlogged.
create unlogged table kernel.rate_counters (
  key text primary key,
  window_start timestamptz not null,
  count integer not null
);
