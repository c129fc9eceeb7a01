-- 下書き: what somebody has typed in a conversation and not sent, on whichever machine.
create table inquiries.drafts (
  conversation_id bigint not null references inquiries.conversations,
  staff_id bigint not null references kernel.staff,
  body text not null check (body <> '' and length(body) <= 50000),
  version uuid not null default gen_random_uuid(), -- another one with every change, also after it was sent and begun anew
  form_key text, -- of the form that saved it last: what that form sends ends it
  saved_at timestamptz not null,
  primary key (conversation_id, staff_id)
);

-- How long a reply may be taken back before it goes. No row: as the program says.
create table inquiries.undo (
  only_row boolean primary key default true check (only_row),
  seconds integer not null check (seconds between 0 and 30)
);

-- 送信前の返信: what staff said and nobody outside has seen. It becomes messages when its time has come, or a draft again.
create table inquiries.held_replies (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  staff_id bigint not null references kernel.staff,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'taken_back')),
  body text not null check (length(body) <= 20000),
  client_key text not null unique,
  answers_up_to bigint not null, -- the newest message that was there when it was written
  scheduled boolean not null, -- for a time that somebody chose
  send_after timestamptz not null,
  version integer not null default 1,
  written_at timestamptz not null,
  told_at timestamptz, -- its author heard that the resident wrote meanwhile
  ended_at timestamptz,
  taken_back_by bigint references kernel.staff,
  check (send_after >= written_at),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'taken_back') = (taken_back_by is not null)),
  constraint words_live_in_one_place check (state = 'waiting' or body = ''),
  constraint only_its_author_undoes check (scheduled or taken_back_by = staff_id)
);
create index held_replies_that_wait on inquiries.held_replies (conversation_id, send_after, id) where state = 'waiting';

create table inquiries.held_files (
  reply_id bigint not null references inquiries.held_replies,
  position integer not null,
  sha256 bytea not null references kernel.files,
  preview_sha256 bytea references kernel.files,
  cover_sha256 bytea references kernel.files, -- what LINE shows of a video until it is played
  name text not null,
  primary key (reply_id, position)
);
create index held_files_by_content on inquiries.held_files (sha256);

-- What ended as sent or taken back has ended.
create function inquiries.refuse_second_end() returns trigger language plpgsql as $$
begin
  if old.state <> 'waiting' then raise exception 'a reply ends once'; end if;
  return new;
end $$;
create trigger a_reply_ends_once before update on inquiries.held_replies
  for each row execute function inquiries.refuse_second_end();

-- A reply that waited answers what was there when it was written, and nothing that came since.
alter table inquiries.messages add column answers_up_to bigint
  constraint only_answers_answer check (answers_up_to is null or author = 'staff');
create or replace function inquiries.unanswered_since(conversation bigint) returns timestamptz stable language sql as $$
  select min(m.occurred_at) from inquiries.messages m
  where m.conversation_id = conversation and m.author = 'resident' and m.withdrawn_at is null and m.id > greatest(0, (
    select max(coalesce(a.answers_up_to, a.id)) from inquiries.messages a left join inquiries.sendings s on s.id = a.sending_id
    where a.conversation_id = conversation and a.author = 'staff' and s.state is distinct from 'failed'
  ), (
    select c.no_reply_up_to from inquiries.conversations c where c.id = conversation
  ))
$$;

-- 定型文: words that a section, or the whole town, says often. Names in braces are filled in when they are put into a reply.
create table inquiries.canned_answers (
  id bigint generated always as identity primary key,
  section_id bigint references kernel.sections, -- none: the whole town
  title text not null check (inquiries.is_line(title, 60)),
  body text not null check (body <> '' and length(body) <= 4000),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff,
  retired_at timestamptz,
  retired_by bigint references kernel.staff,
  check ((retired_at is null) = (retired_by is null)),
  constraint only_known_variables check (regexp_replace(body, '\{(氏名|課|担当|電話|きょう)\}', '', 'g') !~ '[{}]')
);
create unique index one_canned_answer_of_a_title on inquiries.canned_answers (section_id, title) nulls not distinct where retired_at is null;
