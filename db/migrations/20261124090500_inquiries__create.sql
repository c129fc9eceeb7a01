create schema inquiries;

-- Every event LINE sent, before its 200. Deduplicated by LINE's own id; text is masked before it gets here.
create table inquiries.line_events (
  webhook_event_id text primary key,
  source_id text not null, -- user, group or room; '' when LINE names none
  type text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  body jsonb not null,
  processed_at timestamptz,
  attempts integer not null default 0,
  failure text
);
create index line_events_pending on inquiries.line_events (occurred_at, webhook_event_id) where processed_at is null;
-- To find the raw event again when its message is withdrawn.
create index line_events_of_message on inquiries.line_events ((body -> 'message' ->> 'id')) where body ? 'message';

-- Stores events and sees to it that a take-in follows, in one transaction. Asking for a job is dear (its row is locked and
-- its notification waited for until the commit), so one that waits already is relied on. The shared lock is for the job: it
-- begins by waiting for everybody who relied on it (await_storing), and so overlooks nobody's events.
create function inquiries.store_line_events(ids text[], sources text[], types text[], moments timestamptz[], bodies jsonb[])
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('inquiries.take-in'));
  insert into inquiries.line_events (webhook_event_id, source_id, type, occurred_at, body)
    select * from unnest(ids, sources, types, moments, bodies) on conflict do nothing;
  if found and not exists (
    select from graphile_worker.jobs
    where key = 'inquiries.take-in' and locked_at is null and run_at <= now() and attempts < max_attempts)
  then
    perform graphile_worker.add_job('inquiries.take-in', queue_name := 'inquiries.take-in', job_key := 'inquiries.take-in');
  end if;
end $$;

create function inquiries.await_storing() returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('inquiries.take-in'))
$$;

-- Where a new conversation lands; the root section where nothing was chosen.
create table inquiries.desk (
  only_row boolean primary key default true check (only_row),
  section_id bigint not null references kernel.sections
);
alter table kernel.residents add picture_sha256 bytea references kernel.files;

-- Evidence of what was refused although its signature was right: malformed bodies are kept, never guessed at.
create table inquiries.refused_webhooks (
  id bigint generated always as identity primary key,
  received_at timestamptz not null default now(),
  reason text not null,
  body bytea not null
);

create table inquiries.conversations (
  id bigint generated always as identity primary key,
  resident_id bigint not null unique references kernel.residents,
  section_id bigint not null references kernel.sections,
  line_user_id text unique,
  following boolean not null default true, -- false after unfollow: LINE accepts a push, and shows it to nobody
  reply_token text,
  reply_token_until timestamptz,
  last_message_at timestamptz not null,
  last_words text not null default '',
  unread integer not null default 0 check (unread >= 0),
  created_at timestamptz not null default now()
);
create index conversations_newest on inquiries.conversations (section_id, last_message_at desc, id desc);
create index conversations_unread on inquiries.conversations (section_id, last_message_at desc, id desc) where unread > 0;

-- One request to LINE. The retry key is drawn before the first attempt.
create table inquiries.sendings (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  request jsonb not null, -- the messages as LINE gets them, at most five
  retry_key uuid not null unique,
  reply_token text, -- set once a reply was tried: its outcome must be known before anything else is tried
  reply_token_until timestamptz,
  state text not null default 'queued' check (state in ('queued', 'accepted', 'failed')),
  via text check (via in ('reply', 'push')),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((state = 'queued') = (settled_at is null)),
  check ((state = 'accepted') = (via is not null)),
  check ((state = 'failed') <= (failure is not null))
);
create index sendings_queued on inquiries.sendings (conversation_id, id) where state = 'queued';

create table inquiries.messages (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  author text not null check (author in ('resident', 'staff', 'system')),
  staff_id bigint references kernel.staff,
  kind text not null check (kind in ('text', 'image', 'video', 'audio', 'file', 'location', 'sticker', 'notice', 'other')),
  body text not null default '',
  detail jsonb not null default '{}',
  occurred_at timestamptz not null,
  line_message_id text unique,
  sending_id bigint references inquiries.sendings,
  client_key text unique, -- drawn by the form: a double click writes one reply
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check ((author = 'staff') = (staff_id is not null)),
  check (withdrawn_at is null or body = '')
);
create index messages_in_order on inquiries.messages (conversation_id, occurred_at desc, id desc);
create index messages_of_sending on inquiries.messages (sending_id) where sending_id is not null;

create table inquiries.attachments (
  message_id bigint not null references inquiries.messages,
  position smallint not null default 0,
  conversation_id bigint not null references inquiries.conversations,
  state text not null check (state in ('fetching', 'stored', 'refused', 'withdrawn')),
  refusal text,
  sha256 bytea references kernel.files,
  preview_sha256 bytea references kernel.files,
  name text not null default '',
  primary key (message_id, position),
  check ((state = 'stored') = (sha256 is not null)),
  check ((state = 'refused') = (refusal is not null))
);
create index attachments_fetching on inquiries.attachments (message_id) where state = 'fetching';
create index attachments_newest on inquiries.attachments (conversation_id, message_id desc) where preview_sha256 is not null;
create index attachments_of_file on inquiries.attachments (sha256);

-- An unsend may arrive before the message it withdraws.
create table inquiries.withdrawals (
  line_message_id text primary key,
  withdrawn_at timestamptz not null
);

-- How far a member of staff has seen a conversation; what is new to them goes to the audit trail once.
create table inquiries.readings (
  conversation_id bigint not null references inquiries.conversations,
  staff_id bigint not null references kernel.staff,
  message_id bigint not null,
  read_at timestamptz not null,
  primary key (conversation_id, staff_id)
);
