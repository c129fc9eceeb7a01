-- チャットで相談: conversations that do not pass LINE. A resident has one talk on LINE, and on the town's own page one for each matter.
alter table inquiries.conversations
  add channel text not null default 'line' check (channel in ('line', 'web')),
  add email text check (email <> '' and length(email) <= 254), -- where whoever asked wants to hear of an answer
  add email_opened_at timestamptz, -- since a link that was mailed there was opened: somebody reads it
  add about text check (about ~ '^[a-z_]+:.' and length(about) <= 100), -- `application:…`: what it is asked about, if it is one thing
  add about_title text not null default '', -- as it was called when it was asked
  drop constraint conversations_resident_id_key;
update inquiries.conversations set channel = 'web' where line_user_id is null;
alter table inquiries.conversations
  alter channel drop default,
  add constraint line_has_a_user check ((channel = 'line') = (line_user_id is not null)),
  add constraint only_web_has_an_address check (channel = 'web' or (email is null and about is null)),
  add constraint opened_is_an_address check (email_opened_at is null or email is not null),
  add constraint about_has_a_title check ((about is null) = (about_title = ''));
create index asked_by_a_resident on inquiries.conversations (resident_id) where channel = 'web'; -- what comes by LINE need not write it
create unique index one_talk_each on inquiries.conversations (resident_id) where channel = 'line';
create unique index one_about_each on inquiries.conversations (about) where about is not null;

-- What became of an answer on the page: by which ways whoever asked was told. Null: it goes with the one after it, or by LINE.
alter table inquiries.messages
  add told text[] check (told <@ array['mail', 'line']),
  add constraint only_answers_are_told check (told is null or author = 'staff');

-- アドレス: opens a conversation to whoever holds it, until a day. Only its digest is kept; each mail brings one of its own.
create table inquiries.links (
  digest bytea primary key check (length(digest) = 32),
  conversation_id bigint not null references inquiries.conversations,
  mailed boolean not null, -- to the address of the conversation
  made_at timestamptz not null,
  expires_at timestamptz not null,
  check (expires_at >= made_at)
);
create index links_of_a_conversation on inquiries.links (conversation_id);
create index links_by_age on inquiries.links (expires_at);
