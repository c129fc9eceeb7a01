-- 保存期間, 消去 and 開示 of conversations (ADR 0029).

-- What is erased stays as a row without words, so that figures and addresses stay true.
alter table inquiries.conversations
  add column erased_at timestamptz,
  add column erased_by bigint references kernel.staff,
  add column erasure_reason text not null default '' check (length(erasure_reason) <= 200),
  drop constraint line_has_a_user,
  add constraint line_has_a_user check (case when erased_at is null then (channel = 'line') = (line_user_id is not null) else line_user_id is null end),
  add constraint only_what_is_erased_was_erased_by check (erased_at is not null or erased_by is null),
  add constraint a_request_has_its_reason check ((erased_by is null) = (erasure_reason = '')),
  add constraint what_is_erased_says_nothing check (erased_at is null or
    (closed_at is not null and last_words = '' and email is null and about is null and reply_token is null and assignee_id is null and unread = 0)),
  drop constraint conversations_confidential_of_key;
-- Whoever writes again after an erasure gets a page of their own again.
create unique index one_page_of_a_talk on inquiries.conversations (confidential_of) where erased_at is null;
create index conversations_by_closing on inquiries.conversations (closed_at) where closed_at is not null and erased_at is null;

-- Nothing is written into what is erased: whoever is on the way waits for the erasure, and is refused.
create function inquiries.refuse_erased() returns trigger language plpgsql as $$
begin
  if new.conversation_id is null then return new; end if;
  perform from inquiries.conversations where id = new.conversation_id and erased_at is null for key share;
  if not found and exists (select from inquiries.conversations where id = new.conversation_id) then
    raise exception 'conversation % is erased', new.conversation_id using errcode = 'check_violation', constraint = 'nothing_is_said_in_what_is_erased';
  end if;
  return new;
end $$;
do $$ declare what text; begin
  foreach what in array array['attachments', 'calls', 'drafts', 'held_replies', 'links', 'messages', 'notes', 'proposed_replies', 'sendings', 'viewings'] loop
    execute format('create trigger nothing_is_said_in_what_is_erased before insert or update of conversation_id on inquiries.%I for each row execute function inquiries.refuse_erased()', what);
  end loop;
end $$;

-- Kinds: by channel, what goes on on the page alone (confidential), and calls that are only counted. Where section_id is null, the whole town's.
create table inquiries.retention_terms (
  section_id bigint references kernel.sections,
  kind text not null check (kind in ('line', 'web', 'phone', 'confidential', 'counted')),
  months integer not null check (months between 1 and 1200),
  unique nulls not distinct (section_id, kind)
);
insert into inquiries.retention_terms (kind, months)
  values ('line', 60), ('web', 60), ('phone', 60), ('confidential', 36), ('counted', 12);

-- The cap of a run, and the number that somebody saw and confirmed.
create table inquiries.retention (
  only_row boolean primary key default true check (only_row),
  most integer not null default 500 check (most between 1 and 100000),
  percent integer not null default 5 check (percent between 1 and 100),
  version integer not null default 1,
  told integer,
  confirmed integer check (confirmed > 0),
  confirmed_at timestamptz,
  confirmed_by bigint references kernel.staff,
  check ((confirmed is null) = (confirmed_at is null)),
  check ((confirmed is null) = (confirmed_by is null))
);
insert into inquiries.retention default values;

-- 保存の延長: keeps one conversation, its last day included.
create table inquiries.retention_holds (
  conversation_id bigint primary key references inquiries.conversations,
  reason text not null check (inquiries.is_line(reason, 200)),
  until date not null,
  set_at timestamptz not null,
  set_by bigint not null references kernel.staff
);
create trigger nothing_is_said_in_what_is_erased before insert on inquiries.retention_holds
  for each row execute function inquiries.refuse_erased();

-- 開示: who took everything of whoever asked out, when and why; its maker has an hour to load it.
create table inquiries.disclosures (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  reason text not null check (inquiries.is_line(reason, 200)),
  with_notes boolean not null,
  made_at timestamptz not null,
  made_by bigint not null references kernel.staff
);
create index disclosures_of_a_conversation on inquiries.disclosures (conversation_id);
create trigger nothing_is_said_in_what_is_erased before insert on inquiries.disclosures
  for each row execute function inquiries.refuse_erased();

-- Documents of a decision are append-only, except for this: their words go with the conversation that they were written for.
create or replace function kernel.refuse_rewriting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('madoguchi.erases', true) = 'documents' then return null; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create function kernel.erase_documents(proposals bigint[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('madoguchi.erases', 'documents', true);
  update kernel.proposal_documents set title = '(消去済み)', lines = '[]' where proposal_id = any (proposals);
  update kernel.proposal_acts set words = '(消去済み)' where proposal_id = any (proposals) and words <> '';
  perform set_config('madoguchi.erases', '', true);
end $$;

-- Notes and documents, which the program may not change: only of what is erased.
create function inquiries.erase_writings(conversation bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from inquiries.conversations where id = conversation and erased_at is not null) then
    raise exception 'conversation % is not erased', conversation using errcode = 'insufficient_privilege';
  end if;
  delete from inquiries.note_mentions where note_id in (select id from inquiries.notes where conversation_id = conversation);
  delete from inquiries.notes where conversation_id = conversation;
  perform kernel.erase_documents(array(select proposal_id from inquiries.proposed_replies where conversation_id = conversation and proposal_id is not null));
end $$;
