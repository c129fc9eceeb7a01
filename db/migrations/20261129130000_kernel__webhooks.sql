-- 外部システムへの通知: addresses of other systems that are told what happened here (ADR 0030).
create table kernel.webhook_endpoints (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 100),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  kinds text[] not null check (cardinality(kinds) between 1 and 50),
  section_id bigint references kernel.sections, -- and all below it; null: the whole town
  owner_id bigint not null references kernel.staff, -- hears when it fails
  sealed_secret bytea not null,
  earlier_secret bytea, -- signs beside the new one until then
  earlier_until timestamptz,
  paused_at timestamptz,
  paused_why text check (paused_why in ('staff', 'gone', 'failing')),
  failing_since timestamptz, -- the first failure after which nothing arrived
  failure_told_at timestamptz,
  asked_at timestamptz, -- last
  version integer not null default 1,
  added_at timestamptz not null,
  constraint one_endpoint_of_a_name unique (name),
  constraint an_earlier_secret_ends check ((earlier_secret is null) = (earlier_until is null)),
  constraint a_pause_has_a_reason check ((paused_at is null) = (paused_why is null))
);

-- What happened: numbers and an address of ours, never words or names. Written in the transaction in which it happened, and only where somebody is told.
create table kernel.webhook_events (
  id bigint generated always as identity primary key,
  message_id uuid not null default gen_random_uuid() unique, -- the same at every try and for every endpoint
  kind text not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
  section_id bigint references kernel.sections, -- null: of no section, such as a trial
  about jsonb not null, -- {"conversation": 12}
  path text check (path ~ '^/[a-z0-9/?=&-]*$'), -- below /api/v1, to read it with a token
  happened_at timestamptz not null,
  spread_at timestamptz, -- its deliveries were made
  constraint only_numbers check (not jsonb_path_exists(about, '$.* ? (@.type() != "number" && @.type() != "null")'))
);
create index webhook_events_to_spread on kernel.webhook_events (id) where spread_at is null;
create index webhook_events_by_age on kernel.webhook_events (spread_at);

create table kernel.webhook_deliveries (
  id bigint generated always as identity primary key,
  endpoint_id bigint not null references kernel.webhook_endpoints on delete cascade,
  event_id bigint not null references kernel.webhook_events on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tried integer not null default 0 check (tried >= 0), -- since it began to wait
  due_at timestamptz not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  asked_by bigint references kernel.staff, -- 試しに送る, もう一度送る
  constraint delivered_to_each_once unique (endpoint_id, event_id),
  constraint what_waits_is_not_settled check ((state = 'waiting') = (settled_at is null))
);
create index webhook_deliveries_waiting on kernel.webhook_deliveries (endpoint_id, event_id) where state = 'waiting';
create index webhook_deliveries_newest on kernel.webhook_deliveries (endpoint_id, id desc);
create index webhook_deliveries_of_an_event on kernel.webhook_deliveries (event_id);

create table kernel.webhook_attempts (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references kernel.webhook_deliveries on delete cascade,
  at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  status integer check (status between 100 and 999), -- null: no answer
  fault text check (length(fault) between 1 and 200), -- in our words; null: it arrived
  constraint an_attempt_arrives_or_fails check (fault is not null or status between 200 and 299)
);
create index webhook_attempts_of_a_delivery on kernel.webhook_attempts (delivery_id, id);

-- Called by triggers, in the transaction in which something happened: where nobody is told of it, nothing is written. No key on the job: two
-- transactions that happen together must not wait for each other.
create function kernel.tell_webhooks(what text, section bigint, numbers jsonb, address text, at timestamptz) returns void language plpgsql as $$
begin
  if not exists (select from kernel.webhook_endpoints where what = any (kinds)) then return; end if;
  insert into kernel.webhook_events (kind, section_id, about, path, happened_at) values (what, section, numbers, address, at);
  perform graphile_worker.add_job('webhooks.spread');
end $$;
