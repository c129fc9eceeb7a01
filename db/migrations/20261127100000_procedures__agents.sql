-- 行政書士 as they describe themselves. A row never changes: whoever changes something writes another, and the newest counts.
create table procedures.agents (
  id bigint generated always as identity primary key,
  resident_id bigint not null references kernel.residents,
  name text not null check (name <> '' and length(name) <= 50 and name !~ '[[:cntrl:]:/@]'), -- it stands in mails to others
  registration_number text not null check (registration_number ~ '^[0-9]{8}$'),
  office text not null check (office <> '' and length(office) <= 100),
  address text not null check (address <> '' and length(address) <= 200),
  phone text not null check (phone <> '' and length(phone) <= 20),
  written_at timestamptz not null
);
create index agents_of_a_resident on procedures.agents (resident_id, id desc);

-- What the town found in the public register (日本行政書士会連合会). The newest counts.
create table procedures.agent_checks (
  id bigint generated always as identity primary key,
  agent_id bigint not null references procedures.agents,
  outcome text not null check (outcome in ('confirmed', 'not_found')),
  checked_at timestamptz not null,
  checked_by bigint not null references kernel.staff
);
create index checks_of_an_agent on procedures.agent_checks (agent_id, id desc);

-- 委任状 of one application, as its agent writes it. A row never changes; while it is a draft the newest counts, and that is
-- the one with which it arrives.
create table procedures.mandates (
  id bigint generated always as identity primary key,
  application_id uuid not null references procedures.applications on delete cascade,
  agent_id bigint not null references procedures.agents,
  client_name text not null check (client_name <> '' and length(client_name) <= 100 and client_name !~ '[[:cntrl:]]'),
  client_email text not null check (client_email <> '' and length(client_email) <= 254),
  may_correct boolean not null,
  may_receive boolean not null,
  mandated_on date not null check (mandated_on <= (written_at at time zone 'Asia/Tokyo')::date),
  written_at timestamptz not null,
  unique (application_id, id)
);
create index mandates_of_an_agent on procedures.mandates (agent_id);

create function procedures.only_drafts_are_mandated() returns trigger language plpgsql as $$
begin
  if exists (select from procedures.applications
      where id = case tg_op when 'DELETE' then old.application_id else new.application_id end and arrived_at is not null) then
    raise exception 'the mandate of what has arrived stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger only_drafts_are_mandated before insert or update or delete on procedures.mandates
  for each row execute function procedures.only_drafts_are_mandated();

-- 依頼者への確認: the client is asked by mail to look at exactly these answers under exactly this mandate.
create table procedures.mandate_requests (
  id bigint generated always as identity primary key,
  application_id uuid not null,
  mandate_id bigint not null,
  answers_digest text not null check (answers_digest <> ''),
  code_digest bytea not null unique check (length(code_digest) = 32), -- of the code in the mail
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  ended_at timestamptz check (ended_at >= asked_at),
  outcome text check (outcome in ('approved', 'refused', 'replaced')), -- replaced: asked anew
  client_id bigint references kernel.residents,
  reason text not null default '' check (length(reason) <= 2000),
  foreign key (application_id, mandate_id) references procedures.mandates (application_id, id) on delete cascade,
  check ((ended_at is null) = (outcome is null)),
  check (coalesce(outcome in ('approved', 'refused'), false) = (client_id is not null)),
  check (reason = '' or outcome is not distinct from 'refused'),
  check (outcome is distinct from 'approved' or ended_at < expires_at)
);
create unique index one_open_request on procedures.mandate_requests (application_id) where outcome is null;
create unique index one_approval on procedures.mandate_requests (application_id) where outcome = 'approved';
create index requests_of_an_application on procedures.mandate_requests (application_id, id desc);

create function procedures.keep_mandate_requests() returns trigger language plpgsql as $$
declare
  mandate procedures.mandates := (select m from procedures.mandates m where m.id = new.mandate_id);
begin
  if old.outcome is not null or
    (new.application_id, new.mandate_id, new.answers_digest, new.code_digest, new.asked_at, new.expires_at)
      is distinct from (old.application_id, old.mandate_id, old.answers_digest, old.code_digest, old.asked_at, old.expires_at) then
    raise exception 'what was asked, and what became of it, stays as it is' using errcode = 'insufficient_privilege';
  end if;
  if new.outcome = 'approved' and (
    (new.ended_at at time zone 'Asia/Tokyo')::date > mandate.mandated_on + interval '3 months' or
    exists (select from procedures.mandates m where m.application_id = new.application_id and m.id > new.mandate_id)) then
    raise exception 'a mandate is three months old at most, and the newest' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_mandate_requests before update on procedures.mandate_requests
  for each row execute function procedures.keep_mandate_requests();

-- What an agent wrote arrives only as its client's own, who has approved it.
create function procedures.mandated_is_approved() returns trigger language plpgsql as $$
declare application uuid := coalesce(to_jsonb(new) ->> 'application_id', to_jsonb(new) ->> 'id');
begin
  if exists (select from procedures.applications a where a.id = application and a.arrived_at is not null
      and exists (select from procedures.mandates m where m.application_id = a.id))
    <> exists (select from procedures.applications a join procedures.mandate_requests r on r.application_id = a.id
      where a.id = application and r.outcome = 'approved' and r.client_id = a.resident_id) then
    raise exception 'what an agent wrote arrives when its client approves it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger mandated_is_approved after update of state, resident_id on procedures.applications
  deferrable initially deferred for each row execute function procedures.mandated_is_approved();
create constraint trigger mandated_is_approved after insert or update on procedures.mandate_requests
  deferrable initially deferred for each row execute function procedures.mandated_is_approved();

-- What the client took back of a mandate. A kind once, and nothing gives it again.
create table procedures.mandate_limits (
  mandate_id bigint not null references procedures.mandates,
  kind text not null check (kind in ('no_correcting', 'no_receiving', 'revoked')),
  client_id bigint not null references kernel.residents,
  limited_at timestamptz not null,
  primary key (mandate_id, kind)
);
