-- 対応の進み具合: who does it (担当), how pressing it is (急ぎ), when it is over (完了). It is the section's own; whoever asked sees none of it.
create function inquiries.answerers(place bigint) returns setof bigint stable language sql as $$
  with recursive above as (
    select s.id, s.parent_id from kernel.sections s where s.id = place
    union select s.id, s.parent_id from above a join kernel.sections s on s.id = a.parent_id)
  select distinct t.id from above a join kernel.duties d on d.section_id = a.id and d.duty = 'answer'
    join kernel.staff t on t.id = d.staff_id and t.disabled_at is null
$$;

alter table inquiries.conversations
  add assignee_id bigint references kernel.staff,
  add urgent boolean not null default false,
  add closed_at timestamptz,
  add closed_by bigint references kernel.staff,
  add constraint closed_by_somebody check ((closed_at is null) = (closed_by is null)),
  add constraint nobody_waits_for_what_is_closed check (closed_at is null or waiting_since is null);

-- Each list of the desk is read in its own index, so that a page costs its own length.
create index conversations_of_an_assignee on inquiries.conversations (assignee_id, section_id, last_message_at desc, id desc) where assignee_id is not null;
create index conversations_being_handled on inquiries.conversations (assignee_id, section_id, last_message_at desc, id desc) where assignee_id is not null and closed_at is null;
create index conversations_unassigned on inquiries.conversations (section_id, last_message_at desc, id desc) where assignee_id is null and closed_at is null;
create index conversations_our_turn on inquiries.conversations (section_id, last_message_at desc, id desc) where waiting_since is not null;
create index conversations_their_turn on inquiries.conversations (section_id, last_message_at desc, id desc) where waiting_since is null and no_reply_at is null and closed_at is null;
create index conversations_closed on inquiries.conversations (section_id, last_message_at desc, id desc) where closed_at is not null;
create index conversations_urgent on inquiries.conversations (section_id, last_message_at desc, id desc) where urgent;

-- Whoever takes a duty away, or disables somebody, at the same moment waits, and then lets go of this too.
create function inquiries.refuse_other_assignees() returns trigger language plpgsql as $$
begin
  perform from kernel.staff where id = new.assignee_id for share;
  perform from kernel.duties where staff_id = new.assignee_id and duty = 'answer' for key share;
  if not exists (select from inquiries.answerers(new.section_id) a where a = new.assignee_id) then
    raise check_violation using message = 'the assignee may not answer for the section', constraint = 'assignee_may_answer';
  end if;
  return new;
end $$;
create trigger assignee_may_answer before insert or update of assignee_id, section_id on inquiries.conversations
  for each row when (new.assignee_id is not null) execute function inquiries.refuse_other_assignees();

create function inquiries.let_go_without_duty() returns trigger language plpgsql as $$
declare who bigint := coalesce(to_jsonb(old) -> 'staff_id', to_jsonb(old) -> 'id');
begin
  update inquiries.conversations c set assignee_id = null
    where c.assignee_id = who and not exists (select from inquiries.answerers(c.section_id) a where a = who);
  return null;
end $$;
-- At the end of the transaction: a duty that is taken and given back in one was never gone.
create constraint trigger lets_go_of_conversations after delete or update on kernel.duties
  deferrable initially deferred for each row when (old.duty = 'answer') execute function inquiries.let_go_without_duty();
create constraint trigger lets_go_of_conversations after update of disabled_at on kernel.staff
  deferrable initially deferred for each row when (new.disabled_at is not null) execute function inquiries.let_go_without_duty();

-- 分類: words by which a section sorts what it is asked.
create table inquiries.tags (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  name text not null check (name <> '' and length(name) <= 20 and name = btrim(name) and name !~ '[[:cntrl:]]'),
  version integer not null default 1,
  retired_at timestamptz, -- offered no more; it stays where it was given
  retired_by bigint references kernel.staff,
  check ((retired_at is null) = (retired_by is null))
);
create unique index one_tag_of_a_name on inquiries.tags (section_id, name) where retired_at is null;

create table inquiries.conversation_tags (
  conversation_id bigint not null references inquiries.conversations,
  tag_id bigint not null references inquiries.tags,
  last_message_at timestamptz not null, -- as the conversation says it: the list of a tag is read in order
  primary key (conversation_id, tag_id)
);
create index conversations_of_a_tag on inquiries.conversation_tags (tag_id, last_message_at desc, conversation_id desc);

create function inquiries.place_tagged() returns trigger language plpgsql as $$
begin
  select c.last_message_at into new.last_message_at from inquiries.conversations c where c.id = new.conversation_id for no key update;
  perform from inquiries.tags t join inquiries.conversations c on c.section_id = t.section_id
    where t.id = new.tag_id and c.id = new.conversation_id and t.retired_at is null for share of t;
  if not found then
    raise check_violation using message = 'the tag is not one of the section', constraint = 'tag_of_the_section';
  end if;
  return new;
end $$;
create trigger tag_of_the_section before insert on inquiries.conversation_tags for each row execute function inquiries.place_tagged();

create function inquiries.move_tagged() returns trigger language plpgsql as $$
begin
  if new.section_id <> old.section_id then
    delete from inquiries.conversation_tags where conversation_id = new.id;
  else
    update inquiries.conversation_tags set last_message_at = new.last_message_at where conversation_id = new.id;
  end if;
  return null;
end $$;
create trigger moves_tagged after update of last_message_at, section_id on inquiries.conversations for each row
  when (new.last_message_at <> old.last_message_at or new.section_id <> old.section_id) execute function inquiries.move_tagged();

-- 内部メモ, and what was done with a conversation, as its section reads it between the messages. Apart from messages, so that no way to
-- whoever asked leads over it. Only the strike of a note can be added (grants.sql).
create table inquiries.notes (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  kind text not null check (kind in ('note', 'moved', 'closed', 'reopened')),
  author_id bigint references kernel.staff, -- null: the resident wrote again, and so opened it
  body text not null default '' check (length(body) <= 2000), -- of a move, why
  from_section_id bigint references kernel.sections,
  to_section_id bigint references kernel.sections,
  written_at timestamptz not null,
  key uuid unique, -- drawn with the form: sent twice it is one
  struck_at timestamptz,
  check (author_id is not null or kind = 'reopened'),
  check ((kind in ('note', 'moved')) = (body <> '')),
  check ((kind = 'moved') = (from_section_id is not null and to_section_id is not null and from_section_id <> to_section_id)),
  check ((kind = 'note') = (key is not null)),
  check (struck_at is null or kind = 'note')
);
create index notes_in_order on inquiries.notes (conversation_id, written_at desc, id desc);

create table inquiries.note_mentions (
  note_id bigint not null references inquiries.notes,
  staff_id bigint not null references kernel.staff,
  primary key (note_id, staff_id)
);
