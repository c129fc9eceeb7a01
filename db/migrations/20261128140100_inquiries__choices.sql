-- 返事のボタン: short answers that staff offer with a reply.
alter table inquiries.held_replies
  add choices text[] not null default '{}' check (cardinality(choices) <= 13),
  add constraint choices_live_in_one_place check (state in ('proposed', 'waiting') or choices = '{}');
alter table inquiries.drafts add choices text not null default '' check (length(choices) <= 2000); -- as they are typed
