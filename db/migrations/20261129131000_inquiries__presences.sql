-- 閲覧中: who has a conversation open, renewed every few seconds. Losing it in a crash costs nothing, so it is unlogged.
create unlogged table inquiries.presences (
  conversation_id bigint not null references inquiries.conversations on delete cascade,
  staff_id bigint not null references kernel.staff on delete cascade,
  seen_at timestamptz not null,
  primary key (conversation_id, staff_id)
);
create index presences_of_staff on inquiries.presences (staff_id);
