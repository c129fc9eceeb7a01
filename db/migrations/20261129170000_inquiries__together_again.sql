-- Joined from two hands: what is said in a 合議 and in links goes with the conversation, and pointers are found without reading all sendings.
create index sendings_pointers on inquiries.sendings (conversation_id, id) where carries in ('link', 'moved');

create trigger nothing_is_said_in_what_is_erased before insert or update of conversation_id on inquiries.opinion_requests
  for each row execute function inquiries.refuse_erased();

create or replace function inquiries.refuse_second_opinion() returns trigger language plpgsql as $$
begin
  if exists (select from inquiries.conversations where id = old.conversation_id and erased_at is not null) then return new; end if;
  raise check_violation using message = 'the request has ended', constraint = 'a_request_ends_once';
end $$;
