-- Whether somebody answers for a section: by a duty there or above it (that for the whole town is for oversight, and does not count), or as
-- one of its people.
create function inquiries.answers_itself(staff bigint, section bigint) returns boolean stable language sql as $$
  with recursive above as (
    select id, parent_id from kernel.sections where id = section
    union select s.id, s.parent_id from above a join kernel.sections s on s.id = a.parent_id)
  select exists (
      select from kernel.duties d join above a on a.id = d.section_id
      where d.staff_id = staff and d.duty = 'answer' and (a.parent_id is not null or a.id = section))
    or exists (
      select from kernel.memberships m where m.staff_id = staff and m.section_id = section
        and daterange(m.valid_from, m.valid_to) @> (now() at time zone 'Asia/Tokyo')::date)
$$;

-- 閲覧の理由: why somebody with oversight opened the conversation of a section that they do not answer for, and until when they may.
create table inquiries.viewings (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  section_id bigint not null references kernel.sections, -- whose it was then
  staff_id bigint not null references kernel.staff,
  reason text not null check (reason in ('asked', 'complaint', 'incident', 'audit', 'other')),
  words text not null check (words = btrim(words) and length(words) between 1 and 500),
  began_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > began_at and ends_at <= began_at + interval '60 minutes'),
  exclude using gist (conversation_id with =, staff_id with =, tstzrange(began_at, ends_at) with &&)
);
create index viewings_by_beginning on inquiries.viewings (began_at);

-- The section reads it between the messages.
alter table inquiries.notes
  drop constraint notes_kind_check,
  add constraint notes_kind_check check (kind in ('note', 'moved', 'closed', 'reopened', 'viewed')),
  drop constraint notes_check1,
  add constraint what_has_words check ((kind in ('note', 'moved', 'viewed')) = (body <> ''));
