-- 統合: what was answered before a conversation was joined is no answer to whoever waits in the other. The order is that in which both were written down,
-- not that of their clocks: of two requests at one moment, the one that began first may be done last.
alter table inquiries.conversations add merged_after bigint;
update inquiries.conversations j set merged_after = coalesce((
    select max(m.id) from inquiries.messages m
    where m.occurred_at < j.merged_at and m.conversation_id in (select inquiries.threads_of(j.merged_into))), 0)
  where merged_into is not null;
alter table inquiries.conversations
  add constraint merged_after_something check ((merged_into is null) = (merged_after is null));

-- Whoever joins or takes apart need not know of it: a program of the release before goes on working until it is restarted.
create function inquiries.join_after_what_was_said() returns trigger language plpgsql as $$
begin
  new.merged_after := case when new.merged_into is not null then coalesce((select max(id) from inquiries.messages), 0) end;
  return new;
end $$;
create trigger joined_after_what_was_said before insert or update of merged_into on inquiries.conversations for each row
  execute function inquiries.join_after_what_was_said();

create or replace function inquiries.unanswered_since(conversation bigint) returns timestamptz stable language sql as $$
  with threads as (
    select c.id, c.merged_after, c.no_reply_up_to from inquiries.conversations c where c.id = conversation
    union all select j.id, j.merged_after, j.no_reply_up_to from inquiries.conversations j where j.merged_into = conversation)
  select least(
    (select min(said.at) from threads t
      cross join lateral (select greatest(0, t.no_reply_up_to, max(coalesce(a.answers_up_to, a.id))) as up_to
        from threads o join inquiries.messages a on a.conversation_id = o.id left join inquiries.sendings s on s.id = a.sending_id
        where a.author = 'staff' and s.state is distinct from 'failed'
          and (o.id = t.id or a.id > greatest(o.merged_after, t.merged_after))) answered
      cross join lateral (select min(m.occurred_at) as at from inquiries.messages m
        where m.conversation_id = t.id and m.author = 'resident' and m.withdrawn_at is null and m.id > answered.up_to) said),
    (select min(k.taken_at) from threads t join inquiries.calls k on k.conversation_id = t.id
      where k.needs_callback and k.struck_at is null and (k.ended is null or k.ended = 'written' and not inquiries.is_written(k.conversation_id, k.taken_at))))
$$;
