-- 関連する相談: two conversations that belong together, and why. A pair is linked once, whichever side it is seen from.
create table inquiries.conversation_links (
  id bigint generated always as identity primary key,
  one_id bigint not null references inquiries.conversations,
  other_id bigint not null references inquiries.conversations,
  words text not null default '' check (length(words) <= 200),
  linked_at timestamptz not null,
  linked_by bigint not null references kernel.staff,
  constraint one_pair_once unique (one_id, other_id),
  constraint no_link_to_itself check (one_id < other_id)
);
create index links_from_the_other_side on inquiries.conversation_links (other_id);
