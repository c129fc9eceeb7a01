-- 相談をさがす: what a search looks through, in one row for each conversation: its names, its subject, messages and notes, folded as words are looked for
-- (#lib/text/fold). It is written shortly after they change (inquiries.index); until then a mark says that it is not up to date.
create table inquiries.searchable (
  conversation_id bigint primary key references inquiries.conversations on delete cascade,
  words text not null,
  pairs integer[] not null -- two letters beside each other as one number: an index of them finds words of a language without spaces
);

create table inquiries.search_marks (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations on delete cascade
);

create index searchable_pairs on inquiries.searchable using gin (pairs) with (fastupdate = off);
alter table inquiries.searchable alter pairs set statistics 0; -- their frequency is not asked of the planner

-- A mark for every change, in the transaction of the change. Rows are only added: nobody waits for anybody.
create function inquiries.mark_conversations() returns trigger language plpgsql as $$
begin
  insert into inquiries.search_marks (conversation_id) select distinct conversation_id from changed;
  return null;
end $$;
create function inquiries.mark_conversation() returns trigger language plpgsql as $$
begin
  insert into inquiries.search_marks (conversation_id) values ((to_jsonb(new) ->> tg_argv[0])::bigint);
  return null;
end $$;
create trigger marked_for_search after insert on inquiries.messages
  referencing new table as changed for each statement execute function inquiries.mark_conversations();
create trigger marked_for_search after insert on inquiries.notes
  referencing new table as changed for each statement execute function inquiries.mark_conversations();
create trigger note_marked_for_search after update of struck_at on inquiries.notes
  for each row execute function inquiries.mark_conversation('conversation_id');
create trigger subject_marked_for_search after update of about_title on inquiries.conversations
  for each row when (old.about_title <> new.about_title) execute function inquiries.mark_conversation('id');

-- What was withdrawn is gone from here at once.
create function inquiries.forget_withdrawn() returns trigger language plpgsql as $$
begin
  delete from inquiries.searchable where conversation_id = new.conversation_id;
  insert into inquiries.search_marks (conversation_id) values (new.conversation_id);
  return null;
end $$;
create trigger withdrawn_from_search after update of body on inquiries.messages
  for each row when (old.body <> new.body) execute function inquiries.forget_withdrawn();

create function inquiries.mark_renamed() returns trigger language plpgsql as $$
begin
  insert into inquiries.search_marks (conversation_id) select id from inquiries.conversations where resident_id = new.id;
  return null;
end $$;
create trigger marked_for_search after update of display_name on kernel.residents
  for each row when (old.display_name <> new.display_name) execute function inquiries.mark_renamed();

-- What is there already is indexed in the background, the newest first.
insert into inquiries.search_marks (conversation_id) select id from inquiries.conversations order by last_message_at, id;

create index conversations_of_a_channel on inquiries.conversations (section_id, channel, last_message_at desc, id desc);

-- 保存した絞り込み: an address of the desk that somebody keeps under a name. It is theirs alone.
create table inquiries.saved_filters (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  name text not null check (inquiries.is_line(name, 30)),
  query text not null check (query <> '' and length(query) <= 1000),
  saved_at timestamptz not null,
  constraint one_filter_of_a_name unique (staff_id, name)
);
