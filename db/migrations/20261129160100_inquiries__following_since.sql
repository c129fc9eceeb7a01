-- A webhook that comes late must not undo what happened after it.
alter table inquiries.conversations add column following_since timestamptz;
comment on column inquiries.conversations.following_since is 'When they added or blocked the account last, by the clock of LINE.';
