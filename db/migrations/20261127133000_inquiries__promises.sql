-- What a section promises to whoever waits for it: of the town as a whole, and of a section where it promises something else.
create table inquiries.promise_terms (
  section_id bigint unique nulls not distinct references kernel.sections, -- null: of every section without terms of its own
  amount integer not null check (amount between 1 and 30),
  unit text not null check (unit in ('day', 'hour')), -- 営業日, or hours of opening
  warn_hours integer not null check (warn_hours between 0 and 8), -- hours of opening before it breaks; 0: nobody is warned
  answers boolean not null, -- whether who writes outside office hours is told the day at once
  words_ja text check (length(words_ja) between 1 and 500 and position('{日}' in words_ja) > 0), -- null: the standard words
  words_en text check (length(words_en) between 1 and 500 and position('{日}' in words_en) > 0),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff,
  check (unit = 'day' or warn_hours < amount),
  constraint words_are_the_towns check (section_id is null or (words_ja is null and words_en is null))
);

-- 回答の約束: by when whoever waits is answered. One stands while they wait; what became of each stays.
create table inquiries.promises (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  waiting_since timestamptz not null, -- of the conversation, when it was made: which wait it is about
  promised_until timestamptz not null,
  warn_at timestamptz,
  made_at timestamptz not null,
  made_by bigint references kernel.staff, -- 中間連絡; null: made by itself
  notice_id bigint unique references inquiries.messages, -- what told it to whoever waits
  warned_at timestamptz,
  break_told_at timestamptz,
  outcome text check (outcome in ('kept', 'broken', 'moved', 'excused')), -- null: it stands. moved: another one took its place. excused: nothing was left to answer
  answered_at timestamptz,
  check (promised_until > made_at),
  check (warn_at < promised_until),
  check (made_by is null or notice_id is not null),
  constraint only_an_answer_keeps check (case
    when outcome = 'kept' then coalesce(answered_at <= promised_until, false)
    when outcome = 'broken' then coalesce(answered_at > promised_until, true)
    else answered_at is null end)
);
create unique index one_promise_stands on inquiries.promises (conversation_id) where outcome is null;
create index promises_of_a_conversation on inquiries.promises (conversation_id, id);
create index promises_to_warn_of on inquiries.promises (warn_at) where outcome is null and warned_at is null;
create index promises_to_tell_broken on inquiries.promises (promised_until) where outcome is null and break_told_at is null;

-- Of the promise that stands: the list by 期限 costs the length of its page.
alter table inquiries.conversations
  add promised_until timestamptz,
  add constraint only_who_waits_has_a_promise check (promised_until is null or waiting_since is not null);
create index conversations_due on inquiries.conversations (section_id, promised_until, id) where promised_until is not null;

-- When the wait ends the promise ends with it, whoever ended it and how; when it goes on (LINE did not take the answer, 返信不要 was
-- taken back), so does the promise. Promises are made by the program, which knows the calendar.
create function inquiries.promise_follows_turn() returns trigger language plpgsql as $$
declare answered timestamptz; earlier bigint;
begin
  if new.waiting_since is null then
    select newest.at into answered from (
      select m.author, greatest(m.occurred_at, s.created_at) as at
      from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
      where m.conversation_id = new.id and m.author <> 'system' and s.state is distinct from 'failed'
      order by m.id desc limit 1) newest
    where newest.author = 'staff' and new.no_reply_at is null;
    update inquiries.promises set answered_at = answered, outcome = case
      when answered is null then 'excused' when answered <= promised_until then 'kept' else 'broken' end
    where conversation_id = new.id and outcome is null;
    new.promised_until := null;
    return new;
  end if;
  -- A reply that waited to be sent answered what was there when it was written; what came since is another wait, and gets a promise of its own.
  if new.waiting_since > old.waiting_since then
    select max(greatest(m.occurred_at, s.created_at)) into answered
    from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
    where m.conversation_id = new.id and m.author = 'staff' and m.occurred_at >= old.waiting_since and s.state is distinct from 'failed';
    update inquiries.promises set answered_at = answered, outcome = case
      when answered is null then 'excused' when answered <= promised_until then 'kept' else 'broken' end
    where conversation_id = new.id and outcome is null and waiting_since < new.waiting_since;
    new.promised_until := null;
    return new;
  end if;
  select id into earlier from inquiries.promises
    where conversation_id = new.id and waiting_since = new.waiting_since and outcome in ('kept', 'broken', 'excused') order by id desc limit 1;
  if found then
    update inquiries.promises set outcome = 'moved' where conversation_id = new.id and outcome is null;
    update inquiries.promises set outcome = null, answered_at = null where id = earlier returning promised_until into new.promised_until;
  end if;
  return new;
end $$;
create trigger promise_follows_turn before update of waiting_since on inquiries.conversations
  for each row when (old.waiting_since is distinct from new.waiting_since) execute function inquiries.promise_follows_turn();

-- Sent with a reply token or not at all: no quota is used for what the program says by itself.
alter table inquiries.sendings
  add free_only boolean not null default false,
  add constraint free_is_never_pushed check (not free_only or (reply_token is not null and via is distinct from 'push'));

-- A 中間連絡 is told as an answer is, and answers nothing.
alter table inquiries.messages
  drop constraint only_answers_are_told,
  add constraint only_the_town_tells check (told is null or author <> 'resident');
