-- Why something was joined (統合) is written at the main one, of whoever asked in the other: it goes with that one. Its number stays.
create index reasons_of_merges on inquiries.notes (split_part(body, ':', 1)) where kind = 'merged';

create or replace function inquiries.erase_writings(conversation bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from inquiries.conversations where id = conversation and erased_at is not null) then
    raise exception 'conversation % is not erased', conversation using errcode = 'insufficient_privilege';
  end if;
  delete from inquiries.note_mentions where note_id in (select id from inquiries.notes where conversation_id = conversation);
  delete from inquiries.notes where conversation_id = conversation;
  with told as (
    update inquiries.notes set body = '番号 ' || conversation
      where kind = 'merged' and split_part(body, ':', 1) = '番号 ' || conversation returning conversation_id),
  found as (delete from inquiries.searchable where conversation_id in (select t.conversation_id from told t))
  insert into inquiries.search_marks (conversation_id) select t.conversation_id from told t;
  perform kernel.erase_documents(array(select proposal_id from inquiries.proposed_replies where conversation_id = conversation and proposal_id is not null));
end $$;
