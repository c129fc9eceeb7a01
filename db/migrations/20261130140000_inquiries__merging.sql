-- 統合: two conversations for one piece of work. The joined one keeps its thread, which its resident alone sees, and has no turn of its own: whoever
-- writes there waits in the main one, which is the only one that lists show. One level, within one section, never with what is confidential.
alter table inquiries.conversations
  add merged_into bigint references inquiries.conversations,
  add merged_at timestamptz,
  add merged_by bigint references kernel.staff,
  add merge_reason text not null default '' check (length(merge_reason) <= 200),
  add constraint merged_by_somebody check (
    case when merged_into is null then merged_at is null and merged_by is null and merge_reason = ''
    else merged_at is not null and merged_by is not null and merge_reason <> '' end),
  add constraint what_is_joined_has_no_turn check (
    merged_into is null or merged_into <> id and waiting_since is null and no_reply_at is null and unread = 0 and erased_at is null);
create index conversations_joined on inquiries.conversations (merged_into) where merged_into is not null;
create index conversations_by_mailbox on inquiries.conversations (lower(email)) where email is not null;

create function inquiries.refuse_false_merge() returns trigger language plpgsql as $$
begin
  perform from inquiries.conversations where id = new.merged_into for no key update;
  if not exists (select from inquiries.conversations m where m.id = new.merged_into and m.merged_into is null and m.section_id = new.section_id
      and m.erased_at is null)
    or exists (select from inquiries.conversations j where j.merged_into = new.id)
    or exists (select from inquiries.conversations p where p.confidential_of is not null and p.erased_at is null
      and (p.id in (new.id, new.merged_into) or p.confidential_of in (new.id, new.merged_into))) then
    raise check_violation using message = 'these two cannot be merged', constraint = 'a_merge_is_of_two';
  end if;
  return new;
end $$;
create trigger a_merge_is_of_two before insert or update of merged_into, section_id on inquiries.conversations for each row
  when (new.merged_into is not null) execute function inquiries.refuse_false_merge();

create function inquiries.refuse_page_of_merged() returns trigger language plpgsql as $$
begin
  if exists (select from inquiries.conversations c where c.id = new.confidential_of and c.merged_into is not null or c.merged_into = new.confidential_of) then
    raise check_violation using message = 'a merged talk has no page', constraint = 'no_page_of_what_is_merged';
  end if;
  return new;
end $$;
create trigger no_page_of_what_is_merged before insert on inquiries.conversations for each row
  when (new.confidential_of is not null) execute function inquiries.refuse_page_of_merged();

-- Where the main one goes, and whether it is over, holds for what was joined to it.
create function inquiries.lead_joined() returns trigger language plpgsql as $$
begin
  update inquiries.conversations set section_id = new.section_id, closed_at = new.closed_at, closed_by = new.closed_by,
      assignee_id = case when section_id = new.section_id then assignee_id end
    where merged_into = new.id and erased_at is null
      and (section_id <> new.section_id or closed_at is distinct from new.closed_at);
  return null;
end $$;
create trigger leads_joined after update of section_id, closed_at on inquiries.conversations for each row
  when (new.merged_into is null and (new.section_id <> old.section_id or new.closed_at is distinct from old.closed_at))
  execute function inquiries.lead_joined();

/* The conversations of one piece of work: the main one and what was joined to it. */
create function inquiries.threads_of(conversation bigint) returns setof bigint stable language sql as $$
  select coalesce(c.merged_into, c.id) from inquiries.conversations c where c.id = conversation
  union all select j.id from inquiries.conversations j
    where j.merged_into = (select coalesce(c.merged_into, c.id) from inquiries.conversations c where c.id = conversation)
$$;

/*
 * Takes the main one before what was joined to it, so that nobody waits for another in a circle; and whoever says something in a conversation at
 * the moment in which it is joined is done before, or says it in the main one. Returns the one that has the turn.
 */
create function inquiries.hold_desk(conversation bigint) returns bigint language plpgsql as $$
declare desk bigint;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('inquiries.merging:' || conversation, 0));
  loop
    select coalesce(merged_into, id) into desk from inquiries.conversations where id = conversation;
    perform from inquiries.conversations where id = desk for no key update;
    exit when desk is not distinct from (select coalesce(merged_into, id) from inquiries.conversations where id = conversation);
  end loop;
  if desk <> conversation then perform from inquiries.conversations where id = conversation for no key update; end if;
  return desk;
end $$;

create or replace function inquiries.is_written(conversation bigint, since timestamptz) returns boolean stable language sql as $$
  select exists (select from inquiries.threads_of(conversation) t (id) join inquiries.messages m on m.conversation_id = t.id
      left join inquiries.sendings s on s.id = m.sending_id
    where m.author = 'staff' and m.occurred_at >= since and s.state is distinct from 'failed')
$$;

create or replace function inquiries.called_since(conversation bigint, since timestamptz) returns timestamptz stable language sql as $$
  select max(k.called_back_at) from inquiries.threads_of(conversation) t (id) join inquiries.calls k on k.conversation_id = t.id
    where k.ended = 'call' and k.struck_at is null and k.called_back_at >= since
$$;

-- An answer answers its own thread, whenever it was given; and every thread that was joined by then.
create or replace function inquiries.unanswered_since(conversation bigint) returns timestamptz stable language sql as $$
  with threads as (
    select c.id, c.merged_at, c.no_reply_up_to from inquiries.conversations c where c.id = conversation
    union all select j.id, j.merged_at, j.no_reply_up_to from inquiries.conversations j where j.merged_into = conversation)
  select least(
    (select min(said.at) from threads t
      cross join lateral (select greatest(0, t.no_reply_up_to, max(coalesce(a.answers_up_to, a.id))) as up_to
        from threads o join inquiries.messages a on a.conversation_id = o.id left join inquiries.sendings s on s.id = a.sending_id
        where a.author = 'staff' and s.state is distinct from 'failed'
          and (o.id = t.id or a.occurred_at >= greatest(o.merged_at, t.merged_at))) answered
      cross join lateral (select min(m.occurred_at) as at from inquiries.messages m
        where m.conversation_id = t.id and m.author = 'resident' and m.withdrawn_at is null and m.id > answered.up_to) said),
    (select min(k.taken_at) from threads t join inquiries.calls k on k.conversation_id = t.id
      where k.needs_callback and k.struck_at is null and (k.ended is null or k.ended = 'written' and not inquiries.is_written(k.conversation_id, k.taken_at))))
$$;

-- As before, but whatever thread of it was answered; and a promise that ended by 統合 stands again once that is taken apart.
alter table inquiries.promises drop constraint promises_outcome_check,
  add constraint promises_outcome_check check (outcome in ('kept', 'broken', 'moved', 'excused', 'merged'));
create or replace function inquiries.promise_follows_turn() returns trigger language plpgsql as $$
declare answered timestamptz; earlier bigint;
begin
  if new.waiting_since is null then
    select newest.at into answered from inquiries.threads_of(new.id) t (id) cross join lateral (
      select m.id, m.author, greatest(m.occurred_at, s.created_at) as at
      from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
      where m.conversation_id = t.id and m.author <> 'system' and s.state is distinct from 'failed'
      order by m.id desc limit 1) newest
    where newest.author = 'staff' and new.no_reply_at is null and newest.at >= old.waiting_since -- what was said before is no answer
    order by newest.id desc limit 1;
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
    from inquiries.threads_of(new.id) t (id) join inquiries.messages m on m.conversation_id = t.id left join inquiries.sendings s on s.id = m.sending_id
    where m.author = 'staff' and m.occurred_at >= old.waiting_since and s.state is distinct from 'failed';
    answered := greatest(answered, inquiries.called_since(new.id, old.waiting_since));
    update inquiries.promises set answered_at = answered, outcome = case
      when answered is null then 'excused' when answered <= promised_until then 'kept' else 'broken' end
    where conversation_id = new.id and outcome is null and waiting_since < new.waiting_since;
    new.promised_until := null;
    return new;
  end if;
  select id into earlier from inquiries.promises
    where conversation_id = new.id and waiting_since = new.waiting_since and outcome in ('kept', 'broken', 'excused', 'merged') order by id desc limit 1;
  if found then
    update inquiries.promises set outcome = 'moved' where conversation_id = new.id and outcome is null;
    update inquiries.promises set outcome = null, answered_at = null where id = earlier returning promised_until into new.promised_until;
  end if;
  return new;
end $$;

-- A line of the thread says who merged and who took apart, and why.
alter table inquiries.notes drop constraint notes_kind_check, drop constraint what_has_words,
  add constraint notes_kind_check check (kind in ('note', 'moved', 'closed', 'reopened', 'viewed', 'merged', 'unmerged')),
  add constraint what_has_words check ((kind in ('note', 'moved', 'viewed', 'merged', 'unmerged')) = (body <> ''));

-- The main one is found by the words of what was joined to it.
create or replace function inquiries.forget_withdrawn() returns trigger language plpgsql as $$
begin
  delete from inquiries.searchable where conversation_id in (select inquiries.threads_of(new.conversation_id));
  insert into inquiries.search_marks (conversation_id) values (new.conversation_id);
  return null;
end $$;

-- Other systems know the main one alone.
create or replace function inquiries.tell_webhooks_of_message() returns trigger language plpgsql as $$
declare desk bigint; section bigint;
begin
  select coalesce(merged_into, id), section_id into desk, section from inquiries.conversations where id = new.conversation_id;
  perform inquiries.tell_webhooks_of(case new.author when 'resident' then 'inquiry.received' else 'inquiry.answered' end, desk, section, new.occurred_at);
  return null;
end $$;
create or replace function inquiries.tell_webhooks_of_casework() returns trigger language plpgsql as $$
begin
  if new.merged_into is distinct from old.merged_into then
    perform inquiries.tell_webhooks_of(case when new.merged_into is null then 'inquiry.unmerged' else 'inquiry.merged' end, new.id, new.section_id, now());
  end if;
  if new.merged_into is not null or old.merged_into is not null then return null; end if;
  if new.section_id <> old.section_id then perform inquiries.tell_webhooks_of('inquiry.moved', new.id, new.section_id, now()); end if;
  if new.assignee_id is distinct from old.assignee_id then perform inquiries.tell_webhooks_of('inquiry.assigned', new.id, new.section_id, now()); end if;
  if old.closed_at is null and new.closed_at is not null then perform inquiries.tell_webhooks_of('inquiry.closed', new.id, new.section_id, new.closed_at); end if;
  if old.closed_at is not null and new.closed_at is null then perform inquiries.tell_webhooks_of('inquiry.reopened', new.id, new.section_id, now()); end if;
  return null;
end $$;
drop trigger told_to_webhooks on inquiries.conversations;
create trigger told_to_webhooks after update of section_id, assignee_id, closed_at, merged_into on inquiries.conversations for each row
  when (new.section_id <> old.section_id or new.assignee_id is distinct from old.assignee_id or new.closed_at is distinct from old.closed_at
    or new.merged_into is distinct from old.merged_into)
  execute function inquiries.tell_webhooks_of_casework();
