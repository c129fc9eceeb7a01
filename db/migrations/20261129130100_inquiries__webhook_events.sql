-- What other systems may be told of the desk (ADR 0030). By triggers, so that no way of writing, answering or moving can forget to.
create function inquiries.tell_webhooks_of(what text, conversation bigint, section bigint, at timestamptz) returns void language sql as $$
  select kernel.tell_webhooks(what, section, jsonb_build_object('conversation', conversation), '/conversations/' || conversation || '/messages', at)
$$;

create function inquiries.tell_webhooks_of_message() returns trigger language plpgsql as $$
begin
  perform inquiries.tell_webhooks_of(case new.author when 'resident' then 'inquiry.received' else 'inquiry.answered' end, new.conversation_id,
    (select section_id from inquiries.conversations where id = new.conversation_id), new.occurred_at);
  return null;
end $$;
create trigger told_to_webhooks after insert on inquiries.messages for each row when (new.author <> 'system')
  execute function inquiries.tell_webhooks_of_message();

create function inquiries.tell_webhooks_of_casework() returns trigger language plpgsql as $$
begin
  if new.section_id <> old.section_id then perform inquiries.tell_webhooks_of('inquiry.moved', new.id, new.section_id, now()); end if;
  if new.assignee_id is distinct from old.assignee_id then perform inquiries.tell_webhooks_of('inquiry.assigned', new.id, new.section_id, now()); end if;
  if old.closed_at is null and new.closed_at is not null then perform inquiries.tell_webhooks_of('inquiry.closed', new.id, new.section_id, new.closed_at); end if;
  if old.closed_at is not null and new.closed_at is null then perform inquiries.tell_webhooks_of('inquiry.reopened', new.id, new.section_id, now()); end if;
  return null;
end $$;
create trigger told_to_webhooks after update of section_id, assignee_id, closed_at on inquiries.conversations for each row
  when (new.section_id <> old.section_id or new.assignee_id is distinct from old.assignee_id or new.closed_at is distinct from old.closed_at)
  execute function inquiries.tell_webhooks_of_casework();

-- Once for each promise: when its head is told that it broke, or when it is answered late before that.
create function inquiries.tell_webhooks_of_promise() returns trigger language plpgsql as $$
begin
  perform inquiries.tell_webhooks_of('inquiry.promise_broken', new.conversation_id,
    (select section_id from inquiries.conversations where id = new.conversation_id), new.promised_until);
  return null;
end $$;
create trigger told_to_webhooks after update of break_told_at, outcome on inquiries.promises for each row
  when (old.break_told_at is null and (new.break_told_at is not null or (new.outcome = 'broken' and old.outcome is distinct from 'broken')))
  execute function inquiries.tell_webhooks_of_promise();

create function inquiries.tell_webhooks_of_call() returns trigger language plpgsql as $$
begin
  perform kernel.tell_webhooks('call.recorded', new.section_id, jsonb_build_object('call', new.id, 'conversation', new.conversation_id),
    case when new.conversation_id is null then null else '/conversations/' || new.conversation_id || '/messages' end, new.taken_at);
  return null;
end $$;
create trigger told_to_webhooks after insert on inquiries.calls for each row execute function inquiries.tell_webhooks_of_call();
