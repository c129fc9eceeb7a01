-- 決裁してから送る: sections whose every reply is decided before it goes.
create table inquiries.decided_sections (
  section_id bigint primary key references kernel.sections,
  demanded_by bigint not null references kernel.staff,
  demanded_at timestamptz not null
);

-- 要決裁: a conversation whose replies are decided, whatever its section does with the others.
create table inquiries.decided_conversations (
  conversation_id bigint primary key references inquiries.conversations,
  marked_by bigint not null references kernel.staff,
  marked_at timestamptz not null
);

-- 返信案: what somebody wants to answer. Its words and files are those of the held reply, its way those of the proposal in the kernel.
create table inquiries.proposed_replies (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  section_id bigint not null references kernel.sections, -- in whose name
  staff_id bigint not null references kernel.staff, -- who wrote it
  proposal_id bigint unique references kernel.proposals, -- none only until the transaction that proposes it ends
  state text not null default 'proposed' check (state in ('proposed', 'returned', 'decided', 'given_up')),
  seen_up_to bigint not null, -- the newest message that was there when it was proposed, or before the eyes of whoever decided
  decided_words text check (length(decided_words) <= 20000), -- what whoever decided made of it
  decided_by bigint references kernel.staff,
  proposed_at timestamptz not null,
  check ((state = 'decided') = (decided_by is not null)),
  check (decided_words is null or state = 'decided'),
  constraint nobody_decides_their_own check (decided_by <> staff_id)
);
create unique index one_proposed_reply_of_a_conversation on inquiries.proposed_replies (conversation_id) where state = 'proposed';
create index proposed_replies_of_a_conversation on inquiries.proposed_replies (conversation_id, id);

-- What is proposed waits as what is held does, but for somebody instead of for a time.
alter table inquiries.held_replies
  add column proposed_reply_id bigint references inquiries.proposed_replies,
  add column decided_by bigint references kernel.staff, -- its own author, where nobody else decides on what they say
  drop constraint held_replies_state_check,
  drop constraint held_replies_check1,
  drop constraint words_live_in_one_place,
  drop constraint only_its_author_undoes,
  add constraint held_replies_state_check check (state in ('proposed', 'waiting', 'sent', 'taken_back')),
  add constraint what_waits_has_not_ended check ((state in ('proposed', 'waiting')) = (ended_at is null)),
  add constraint words_live_in_one_place check (state in ('proposed', 'waiting') or body = ''),
  add constraint only_its_author_undoes check (scheduled or proposed_reply_id is not null or taken_back_by = staff_id),
  add constraint only_what_was_decided_goes check (proposed_reply_id is null or state in ('proposed', 'taken_back') or decided_by is not null),
  add constraint what_is_proposed_has_its_proposal check (state <> 'proposed' or (proposed_reply_id is not null and decided_by is null));
create unique index one_reply_of_a_proposal on inquiries.held_replies (proposed_reply_id) where state in ('proposed', 'waiting');

create or replace function inquiries.refuse_second_end() returns trigger language plpgsql as $$
begin
  if old.state not in ('proposed', 'waiting') then raise exception 'a reply ends once'; end if;
  if old.state = 'waiting' and new.state = 'proposed' then raise exception 'what was decided is not proposed again'; end if;
  return new;
end $$;
