-- 本人確認: a service whose word for who somebody is the town takes for that of an identity card. Not every service is one:
-- an account at a shop also signs in by OpenID Connect.
alter table kernel.oidc_providers
  add confirms boolean not null default false,
  add check (not confirms or audience = 'resident');

-- What such a service said of the person when they last came from it.
create table kernel.confirmed_people (
  kind text not null default 'oidc' check (kind = 'oidc'),
  issuer text not null,
  subject text not null,
  person jsonb not null check (jsonb_typeof(person) = 'object' and person ->> 'name' <> ''),
  confirmed_at timestamptz not null,
  primary key (kind, issuer, subject),
  foreign key (kind, issuer, subject) references kernel.resident_identities on delete cascade
);
