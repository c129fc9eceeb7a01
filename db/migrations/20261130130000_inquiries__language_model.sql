-- 言語モデル: where the town lets a machine write, and what for (ADR 0035). No row: nowhere. Its key lies in kernel.secrets.
create table inquiries.language_model (
  id smallint primary key default 1 check (id = 1),
  url text not null check (url <> '' and length(url) <= 500),
  model text not null check (model <> '' and length(model) <= 200),
  uses text[] not null check (uses <@ array['draft', 'summary', 'plain', 'translation', 'reading']),
  calls_a_day integer not null check (calls_a_day between 1 and 100000),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff
);

-- How often it was asked on a day and how much it was told, of nobody in particular.
create table inquiries.machine_calls (
  on_day date not null,
  use text not null check (use in ('draft', 'summary', 'plain', 'translation', 'reading', 'trial')),
  calls integer not null default 0 check (calls >= 0),
  failed integer not null default 0 check (failed between 0 and calls),
  characters bigint not null default 0 check (characters >= 0),
  primary key (on_day, use)
);

-- 機械が書いたもの: what somebody asked for in a conversation, and what came of it.
create table inquiries.machine_texts (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  use text not null check (use in ('draft', 'summary', 'plain', 'translation', 'reading')),
  state text not null default 'asked' check (state in ('asked', 'sent', 'answered', 'failed')),
  message_id bigint references inquiries.messages, -- what is read; up to which is summed up
  language text check (language ~ '^[a-z]{2,3}$'),
  original text not null default '' check (length(original) <= 10000),
  body text not null default '' check (length(body) <= 20000),
  sources bigint[] not null default '{}', -- よくある質問, by the numbers of the answer
  warning text not null default '',
  failure text check (failure <> ''),
  model text,
  asked_at timestamptz not null,
  asked_by bigint not null references kernel.staff,
  ended_at timestamptz,
  put_away_at timestamptz,
  check ((message_id is not null) = (use in ('summary', 'reading'))),
  check ((original <> '') = (use in ('plain', 'translation'))),
  check ((language is not null) = (use = 'translation')),
  check ((body <> '') = (state = 'answered')),
  check ((failure is not null) = (state = 'failed')),
  check ((ended_at is not null) = (state in ('answered', 'failed'))),
  check (put_away_at is null or ended_at is not null)
);
-- Whoever presses twice asks once.
create unique index machine_is_asked_once on inquiries.machine_texts (conversation_id, use, asked_by, coalesce(message_id, 0))
  where use <> 'summary' and state in ('asked', 'sent');
create unique index conversation_is_summed_up_once on inquiries.machine_texts (conversation_id) where use = 'summary' and state in ('asked', 'sent');
create index machine_texts_that_stand on inquiries.machine_texts (conversation_id, use, id) where put_away_at is null;

create trigger nothing_is_said_in_what_is_erased before insert or update of conversation_id on inquiries.machine_texts
  for each row execute function inquiries.refuse_erased();

-- Never of what is kept off LINE: what may not lie there may not lie with a machine either.
create function inquiries.is_kept_from_machines(conversation bigint) returns boolean stable language sql as $$
  select exists (select from inquiries.conversations c where c.id = conversation
    and (c.confidential_of is not null or exists (select from inquiries.confidential_sections s where s.section_id = c.section_id)))
  or exists (select from inquiries.confidential_stays y where conversation in (y.talk_id, y.page_id))
$$;

create function inquiries.keep_from_machines() returns trigger language plpgsql as $$
begin
  perform from inquiries.conversations where id = new.conversation_id for key share; -- waits for whoever begins a stay at this moment
  if inquiries.is_kept_from_machines(new.conversation_id) then
    raise exception 'conversation % is kept from machines', new.conversation_id using errcode = 'check_violation', constraint = 'nothing_confidential_for_machines';
  end if;
  if new.message_id is not null and not exists (
    select from inquiries.messages m where m.id = new.message_id and m.conversation_id = new.conversation_id) then
    raise exception 'message % was said elsewhere', new.message_id using errcode = 'check_violation', constraint = 'machines_read_what_was_said_here';
  end if;
  return new;
end $$;
create trigger nothing_confidential_for_machines before insert or update of state, conversation_id, message_id on inquiries.machine_texts
  for each row when (new.state in ('asked', 'sent')) execute function inquiries.keep_from_machines();

-- What a resident takes back is in no summary either, nor in a draft that was made of it.
create function inquiries.forget_what_machines_made() returns trigger language plpgsql as $$
begin
  delete from inquiries.machine_texts where conversation_id = new.conversation_id and use in ('draft', 'summary', 'reading');
  return null;
end $$;
create trigger withdrawn_from_machines after update of withdrawn_at on inquiries.messages for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function inquiries.forget_what_machines_made();
