-- 電話メモと折り返し: a call of somebody known stands in the same inbox as everything else they asked.
alter table inquiries.conversations drop constraint conversations_channel_check;
alter table inquiries.conversations add constraint conversations_channel_check check (channel in ('line', 'web', 'phone'));

alter table inquiries.calls
  add conversation_id bigint references inquiries.conversations,
  add phone text check (phone ~ '^[+]?[0-9][0-9-]{2,19}$'),
  add due_at timestamptz, -- when they want to be called; of a whole day, its last moment in office hours
  add due_all_day boolean not null default false,
  add wants_writing boolean not null default false, -- whoever called chose to be answered in writing
  add ended text check (ended in ('call', 'written', 'given_up'));
update inquiries.calls set ended = 'call' where called_back_at is not null;
alter table inquiries.calls
  add constraint an_end_says_how check ((ended is null) = (called_back_at is null)),
  add constraint only_what_is_owed_is_due check (due_at is null or needs_callback),
  add constraint only_days_last_all_day check (not due_all_day or due_at is not null),
  add constraint a_number_belongs_to_somebody check (phone is null or conversation_id is not null),
  add constraint only_conversations_are_written_in check (conversation_id is not null or (ended is distinct from 'written' and not wants_writing)),
  add constraint only_what_is_owed_is_written_for check (needs_callback or not wants_writing);

create index calls_of_a_number on inquiries.calls (replace(phone, '-', '')) where phone is not null and struck_at is null;
create index calls_of_a_conversation on inquiries.calls (conversation_id, taken_at) where conversation_id is not null;
drop index inquiries.calls_to_return;
create index calls_to_return on inquiries.calls (section_id, coalesce(due_at, taken_at), id) where needs_callback and called_back_at is null and struck_at is null;
create index conversations_by_phone on inquiries.conversations (resident_id) where channel = 'phone';
create index residents_by_name on kernel.residents (translate(display_name, ' 　', ''));

-- Each time somebody tried to call back.
create table inquiries.call_attempts (
  id bigint generated always as identity primary key,
  call_id bigint not null references inquiries.calls,
  outcome text not null check (outcome in ('reached', 'not_reached', 'busy', 'left_message')),
  made_at timestamptz not null,
  made_by bigint not null references kernel.staff,
  key uuid not null unique -- drawn with the form: sending it twice is one attempt
);
create index attempts_of_a_call on inquiries.call_attempts (call_id, made_at, id);
create unique index reached_once on inquiries.call_attempts (call_id) where outcome = 'reached';

create function inquiries.refuse_attempt_at_nothing() returns trigger language plpgsql as $$
begin
  perform from inquiries.calls where id = new.call_id for no key update;
  if not exists (select from inquiries.calls where id = new.call_id and needs_callback and called_back_at is null and struck_at is null and taken_at <= new.made_at) then
    raise check_violation using message = 'no call back is owed', constraint = 'an_attempt_is_at_what_is_owed';
  end if;
  return new;
end $$;
create trigger an_attempt_is_at_what_is_owed before insert on inquiries.call_attempts
  for each row execute function inquiries.refuse_attempt_at_nothing();

-- 折り返しの日時の候補: the resident chooses one with a tap, or to be answered in writing.
create table inquiries.slot_offers (
  id bigint generated always as identity primary key,
  call_id bigint not null references inquiries.calls,
  slots timestamptz[] not null check (cardinality(slots) between 2 and 4),
  made_at timestamptz not null,
  made_by bigint not null references kernel.staff,
  key uuid not null unique,
  chosen_at timestamptz,
  chosen_slot timestamptz,
  wants_writing boolean not null default false,
  ended_at timestamptz, -- nobody chose: another took its place, or there is nothing to call back for any more
  check ((chosen_at is not null) = (chosen_slot is not null or wants_writing)),
  check (chosen_slot is null or not wants_writing),
  check (chosen_slot = any (slots)),
  check (chosen_slot > chosen_at),
  check (chosen_at is null or ended_at is null),
  check (chosen_at >= made_at and ended_at >= made_at)
);
create unique index one_offer_stands on inquiries.slot_offers (call_id) where chosen_at is null and ended_at is null;
create index offers_of_a_call on inquiries.slot_offers (call_id, id);

-- What is owed moves with the conversation: whoever holds it calls back.
create function inquiries.move_calls() returns trigger language plpgsql as $$
begin
  update inquiries.calls set section_id = new.section_id where conversation_id = new.id and section_id <> new.section_id;
  return null;
end $$;
create trigger calls_move_along after update of section_id on inquiries.conversations
  for each row when (new.section_id <> old.section_id) execute function inquiries.move_calls();

-- Staff answered in writing since then, and LINE did not refuse it.
create function inquiries.is_written(conversation bigint, since timestamptz) returns boolean stable language sql as $$
  select exists (select from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
    where m.conversation_id = conversation and m.author = 'staff' and m.occurred_at >= since and s.state is distinct from 'failed')
$$;

-- Whoever is owed a call waits, as whoever wrote does; so does who was answered in writing where that did not go out.
create or replace function inquiries.unanswered_since(conversation bigint) returns timestamptz stable language sql as $$
  select least(
    (select min(m.occurred_at) from inquiries.messages m
      where m.conversation_id = conversation and m.author = 'resident' and m.withdrawn_at is null and m.id > greatest(0, (
        select max(coalesce(a.answers_up_to, a.id)) from inquiries.messages a left join inquiries.sendings s on s.id = a.sending_id
        where a.conversation_id = conversation and a.author = 'staff' and s.state is distinct from 'failed'
      ), (
        select c.no_reply_up_to from inquiries.conversations c where c.id = conversation
      ))),
    (select min(k.taken_at) from inquiries.calls k
      where k.conversation_id = conversation and k.needs_callback and k.struck_at is null and (k.ended is null or k.ended = 'written' and not inquiries.is_written(conversation, k.taken_at))))
$$;

-- A promise is kept by a call as by words.
create function inquiries.called_since(conversation bigint, since timestamptz) returns timestamptz stable language sql as $$
  select max(k.called_back_at) from inquiries.calls k where k.conversation_id = conversation and k.ended = 'call' and k.struck_at is null and k.called_back_at >= since
$$;

create or replace function inquiries.promise_follows_turn() returns trigger language plpgsql as $$
declare answered timestamptz; earlier bigint;
begin
  if new.waiting_since is null then
    select newest.at into answered from (
      select m.author, greatest(m.occurred_at, s.created_at) as at
      from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
      where m.conversation_id = new.id and m.author <> 'system' and s.state is distinct from 'failed'
      order by m.id desc limit 1) newest
    where newest.author = 'staff' and new.no_reply_at is null and newest.at >= old.waiting_since; -- what was said before is no answer
    if new.no_reply_at is null then answered := greatest(answered, inquiries.called_since(new.id, old.waiting_since)); end if;
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
    answered := greatest(answered, inquiries.called_since(new.id, old.waiting_since));
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

-- 効果: each attempt, and each call back that an answer in writing spared.
create or replace function insights.happened_in_inquiries(since date)
  returns table (kind text, source text, happened_at timestamptz, part text, amount bigint, party text, final_on date) language sql stable begin atomic
with said as (
  select m.conversation_id, m.id, m.author, m.occurred_at, coalesce(lag(m.occurred_at) over talk <= m.occurred_at - interval '3 days', true) as begins
  from inquiries.messages m
  where m.author <> 'system' and m.conversation_id in (select t.conversation_id from inquiries.messages t
    where t.author <> 'system' and t.occurred_at >= (since - 1)::timestamp at time zone 'Asia/Tokyo')
  window talk as (partition by m.conversation_id order by m.occurred_at, m.id)),
numbered as (
  select s.*, count(*) filter (where s.begins) over (partition by s.conversation_id order by s.occurred_at, s.id) as number from said s),
talks as (
  select n.conversation_id, min(n.id) filter (where n.begins) as id, min(n.occurred_at) as began_at,
    min(n.occurred_at) filter (where n.author = 'staff') as answered_at
  from numbered n group by n.conversation_id, n.number having bool_or(n.begins and n.author = 'resident'))
select v.kind, 'message:' || t.id as source, t.began_at as happened_at, c.channel as part, 1::bigint as amount, null::text as party,
    (v.at at time zone 'Asia/Tokyo')::date + 1 as final_on
  from talks t join inquiries.conversations c on c.id = t.conversation_id
    cross join lateral (values ('inquiry', t.began_at, true), ('inquiry.outside', t.began_at, not insights.is_open(t.began_at)),
      ('inquiry.answered', t.answered_at, true), ('answer.outside', t.answered_at, not insights.is_open(t.answered_at))) v (kind, at, holds)
  where v.at is not null and v.holds
union all
select v.kind, 'call:' || k.id, k.taken_at, 'phone', 1, null, (k.taken_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.calls k
    cross join lateral (values ('inquiry', true), ('inquiry.outside', not insights.is_open(k.taken_at)),
      ('call.callback', k.needs_callback), ('call.repeat', k.is_repeat)) v (kind, holds)
  where k.struck_at is null and v.holds
union all
select 'call.attempt', 'attempt:' || a.id, a.made_at, '', 1, null, (a.made_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.call_attempts a join inquiries.calls k on k.id = a.call_id where k.struck_at is null
union all
select 'call.avoided', 'call:' || k.id, k.called_back_at, '', 1, null, (k.called_back_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.calls k where k.ended = 'written' and k.struck_at is null and inquiries.is_written(k.conversation_id, k.taken_at)
    and not exists (select from inquiries.call_attempts a where a.call_id = k.id);
end;
