-- 引用: staff answer one message of the resident, and the resident sees which. LINE's token for that is good for ever, in its own talk.
alter table inquiries.messages
  add quote_token text,
  add quotes_id bigint references inquiries.messages,
  add constraint what_is_withdrawn_is_not_quoted check (withdrawn_at is null or quote_token is null);
alter table inquiries.held_replies add quotes_id bigint references inquiries.messages;

-- What LINE calls our messages: a resident who quotes one names it so. A long text is several there.
create table inquiries.sent_messages (
  line_message_id text primary key,
  message_id bigint not null references inquiries.messages
);

create function inquiries.refuse_foreign_quote() returns trigger language plpgsql as $$
begin
  if not exists (select from inquiries.messages m
    where m.id = new.quotes_id and m.conversation_id = new.conversation_id and m.author = 'resident') then
    raise check_violation using message = 'nobody said that here', constraint = 'quotes_what_was_said_here';
  end if;
  return new;
end $$;
create trigger quotes_what_was_said_here before insert on inquiries.messages
  for each row when (new.quotes_id is not null) execute function inquiries.refuse_foreign_quote();
create trigger quotes_what_was_said_here before insert on inquiries.held_replies
  for each row when (new.quotes_id is not null) execute function inquiries.refuse_foreign_quote();
