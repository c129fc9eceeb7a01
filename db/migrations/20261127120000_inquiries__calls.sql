-- 電話の記録: an inquiry by telephone, counted. Whoever called stays unknown: nothing personal belongs here.
create table inquiries.calls (
  id bigint generated always as identity primary key,
  section_id bigint not null references kernel.sections,
  about text not null default '' check (length(about) <= 100 and about !~ '[[:cntrl:]]'),
  needs_callback boolean not null,
  is_repeat boolean not null, -- the same matter was called about before
  taken_at timestamptz not null,
  taken_by bigint not null references kernel.staff,
  called_back_at timestamptz,
  called_back_by bigint references kernel.staff,
  struck_at timestamptz, -- recorded by mistake: it stays, and counts nowhere
  struck_by bigint references kernel.staff,
  key uuid not null unique, -- drawn with the form: sent twice it is one
  check ((called_back_at is null) = (called_back_by is null)),
  check (called_back_at is null or needs_callback),
  check (called_back_at >= taken_at),
  check ((struck_at is null) = (struck_by is null))
);
create index calls_of_a_day on inquiries.calls (section_id, taken_at desc);
create index calls_to_return on inquiries.calls (section_id, taken_at) where needs_callback and called_back_at is null and struck_at is null;
create index said_since on inquiries.messages (occurred_at) include (conversation_id) where author <> 'system'; -- in which conversations something was said: they are counted
