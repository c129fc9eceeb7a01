-- The language of the page on which it was begun: of everything we say around a conversation, on its pages and in its mails.
alter table inquiries.conversations
  add lang text not null default 'ja' check (lang in ('ja', 'en'));
