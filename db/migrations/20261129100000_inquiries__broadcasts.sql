-- 友だち: who receives what the town sends, as far as LINE told: whoever added the account or wrote in it, and did not block it.
create table inquiries.line_friends (
  line_user_id text primary key,
  following boolean not null
);
insert into inquiries.line_friends
  select line_user_id, following from inquiries.conversations where line_user_id is not null;

create function inquiries.friend_follows_talk() returns trigger language plpgsql as $$
begin
  insert into inquiries.line_friends as f values (new.line_user_id, new.following)
    on conflict (line_user_id) do update set following = excluded.following where f.following <> excluded.following;
  return null;
end $$;
create trigger friend_follows_talk after insert or update of following on inquiries.conversations
  for each row when (new.line_user_id is not null) execute function inquiries.friend_follows_talk();

-- 話題と地区: by which residents choose what they receive, and staff to whom they write.
create table inquiries.notice_labels (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('topic', 'ward')),
  name text not null check (name = btrim(name) and length(name) between 1 and 30),
  retired_at timestamptz,
  unique (id, kind)
);
create unique index one_notice_label_of_a_name on inquiries.notice_labels (kind, name) where retired_at is null;

-- 受け取るお知らせ: what somebody on LINE wants to receive. No row: nothing.
create table inquiries.subscriptions (
  line_user_id text primary key,
  ward_id bigint,
  ward_kind text not null generated always as ('ward') stored,
  opted_in_at timestamptz not null,
  changed_at timestamptz not null,
  constraint a_ward_is_a_ward foreign key (ward_id, ward_kind) references inquiries.notice_labels (id, kind)
);
create table inquiries.subscribed_topics (
  line_user_id text not null references inquiries.subscriptions on delete cascade,
  topic_id bigint not null,
  kind text not null generated always as ('topic') stored,
  primary key (line_user_id, topic_id),
  constraint a_topic_is_a_topic foreign key (topic_id, kind) references inquiries.notice_labels (id, kind)
);
-- Year and month in which a child was born: no day, no name.
create table inquiries.subscribed_children (
  line_user_id text not null references inquiries.subscriptions on delete cascade,
  place smallint not null check (place between 1 and 8),
  born_in date not null check (extract(day from born_in) = 1),
  primary key (line_user_id, place),
  unique (line_user_id, born_in)
);

-- Opens the page on which somebody chooses. Only the digest is kept.
create table inquiries.notice_links (
  digest bytea primary key check (length(digest) = 32),
  line_user_id text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index on inquiries.notice_links (expires_at);

-- 一斉配信
create table inquiries.broadcasts (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections, -- in whose name
  author_id bigint not null references kernel.staff,
  client_key uuid not null unique, -- drawn with the form: sending it twice writes one
  title text not null check (title = btrim(title) and length(title) between 1 and 60), -- for staff only
  body text not null check (length(body) between 1 and 5000),
  link text check (link ~ '^https://' and length(link) <= 500),
  picture_sha256 bytea references kernel.files,
  picture_preview_sha256 bytea references kernel.files,
  picture_name text,
  audience text not null check (audience in ('subscribers', 'everybody')),
  why_everybody text check (length(btrim(why_everybody)) between 1 and 200),
  topic_ids bigint[] not null default '{}',
  ward_ids bigint[] not null default '{}',
  age_from smallint check (age_from between 0 and 20),
  age_until smallint check (age_until between 0 and 20),
  why_urgent text check (length(btrim(why_urgent)) between 1 and 200), -- 緊急: at night too
  send_at timestamptz, -- none: as soon as it is decided
  pace integer not null check (pace between 100 and 30000), -- people a minute
  version integer not null default 1,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'waiting', 'sending', 'halted', 'sent', 'stopped')),
  proposal_id bigint references kernel.proposals, -- on its route, or come back from it
  proposed_version integer,
  decided_by bigint references kernel.staff,
  request jsonb, -- what LINE is given, the same each time
  next_at timestamptz, -- before this no further batch
  halted_because text,
  written_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz,
  stopped_by bigint references kernel.staff,
  check ((picture_sha256 is null) = (picture_name is null) and (picture_sha256 is null) = (picture_preview_sha256 is null)),
  constraint everybody_needs_a_reason check ((audience = 'everybody') = (why_everybody is not null)),
  constraint subscribers_have_topics check ((audience = 'subscribers') = (cardinality(topic_ids) > 0)),
  constraint everybody_is_everybody check (audience = 'subscribers' or (ward_ids = '{}' and age_from is null and age_until is null)),
  check ((age_from is null) = (age_until is null) and age_from <= age_until),
  constraint only_what_was_proposed_is_decided check (state = 'draft' or began_at is null and state = 'stopped' or proposed_version = version),
  constraint nothing_goes_undecided check (state in ('draft', 'proposed', 'stopped') or decided_by is not null),
  check (began_at is null or decided_by is not null),
  check ((state in ('sending', 'halted', 'sent')) <= (began_at is not null and request is not null)),
  check ((state = 'halted') = (halted_because is not null)),
  check ((state in ('sent', 'stopped')) = (ended_at is not null)),
  check ((state = 'stopped') = (stopped_by is not null))
);
create index broadcasts_of_a_section on inquiries.broadcasts (section_id, id desc);
create index broadcasts_under_way on inquiries.broadcasts (id) where state in ('waiting', 'sending');

-- What a broadcast says, and to whom, changes with its version only; and it goes one way.
create function inquiries.broadcast_goes_its_way() returns trigger language plpgsql as $$
begin
  if (new.section_id, new.title, new.body, new.link, new.picture_sha256, new.audience, new.why_everybody, new.topic_ids, new.ward_ids,
      new.age_from, new.age_until, new.why_urgent, new.send_at, new.pace)
    is distinct from (old.section_id, old.title, old.body, old.link, old.picture_sha256, old.audience, old.why_everybody, old.topic_ids,
      old.ward_ids, old.age_from, old.age_until, old.why_urgent, old.send_at, old.pace)
    and (new.version <= old.version or new.state <> 'draft')
    then raise exception 'a broadcast changes as a draft, with its version'; end if;
  if new.state <> old.state and not (old.state || '>' || new.state) = any (array[
      'draft>proposed', 'draft>stopped', 'proposed>waiting', 'proposed>draft', 'waiting>draft', 'waiting>sending', 'waiting>stopped',
      'sending>sent', 'sending>halted', 'sending>stopped', 'halted>sending', 'halted>stopped'])
    then raise exception 'a broadcast does not go from % to %', old.state, new.state; end if;
  return new;
end $$;
create trigger broadcast_goes_its_way before update on inquiries.broadcasts
  for each row execute function inquiries.broadcast_goes_its_way();

-- One request to LINE, for at most 500 people.
create table inquiries.broadcast_batches (
  id bigint generated always as identity primary key,
  broadcast_id bigint not null references inquiries.broadcasts,
  place integer not null,
  people smallint not null check (people between 1 and 500),
  retry_key uuid not null unique default gen_random_uuid(),
  state text not null default 'queued' check (state in ('queued', 'accepted', 'failed', 'stopped')),
  attempts integer not null default 0,
  unsure_since timestamptz, -- since then LINE may have taken it without our knowing
  failure text,
  settled_at timestamptz,
  unique (broadcast_id, place),
  unique (id, broadcast_id),
  check ((state = 'queued') = (settled_at is null)),
  check ((state = 'failed') = (failure is not null)),
  constraint what_may_be_out_is_not_stopped check (state <> 'stopped' or unsure_since is null)
);
create index broadcast_batches_accepted on inquiries.broadcast_batches (settled_at) where state = 'accepted';

-- Who gets it: fixed when it begins, each of them once.
create table inquiries.broadcast_recipients (
  broadcast_id bigint not null,
  line_user_id text not null,
  batch_id bigint not null,
  seat smallint not null check (seat between 1 and 500),
  left_at timestamptz, -- blocked the account, or wanted no more notices, within a week after
  constraint each_person_once primary key (broadcast_id, line_user_id),
  constraint at_most_500_a_batch unique (batch_id, seat),
  foreign key (batch_id, broadcast_id) references inquiries.broadcast_batches (id, broadcast_id)
);
create index broadcast_recipients_by_person on inquiries.broadcast_recipients (line_user_id);
