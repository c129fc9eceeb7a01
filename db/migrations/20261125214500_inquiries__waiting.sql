-- Whose turn it is. A resident waits from their first message that no answer has followed. Reading is no answer; an answer that
-- LINE did not take is none either.
alter table inquiries.conversations
  add waiting_since timestamptz,
  -- 返信不要: who said when that what was written last needs no answer. Gone with the next message; up to which one it was, stays.
  add no_reply_at timestamptz,
  add no_reply_by bigint references kernel.staff,
  add no_reply_up_to bigint,
  add check ((no_reply_at is null) = (no_reply_by is null)),
  add check (no_reply_at is null or waiting_since is null);

-- By the order of arrival: a message that LINE brings late was not before the eyes of whoever answered meanwhile.
create function inquiries.unanswered_since(conversation bigint) returns timestamptz stable language sql as $$
  select min(m.occurred_at) from inquiries.messages m
  where m.conversation_id = conversation and m.author = 'resident' and m.withdrawn_at is null and m.id > greatest(0, (
    select max(a.id) from inquiries.messages a left join inquiries.sendings s on s.id = a.sending_id
    where a.conversation_id = conversation and a.author = 'staff' and s.state is distinct from 'failed'
  ), (
    select c.no_reply_up_to from inquiries.conversations c where c.id = conversation
  ))
$$;

update inquiries.conversations set waiting_since = inquiries.unanswered_since(id);
create index conversations_waiting on inquiries.conversations (section_id, waiting_since, id) where waiting_since is not null;

-- Pushes since LINE last told how many there were.
create index sendings_pushed on inquiries.sendings (settled_at) where via = 'push';
