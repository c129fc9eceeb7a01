-- 機密を要する相談: what may not lie on LINE's side goes on on the town's own page (総務省「LINE利用ガイドライン」, 2021-04-30).
-- It is a conversation of the page, one for each talk on LINE. No address of 90 days opens it, no mailbox hears of it.
alter table inquiries.conversations
  add confidential_of bigint unique references inquiries.conversations,
  add constraint only_a_page_is_confidential check (confidential_of is null or (channel = 'web' and email is null and about is null)),
  add unique (id, confidential_of);

-- One time of going on there: who said so when, and who led back to LINE, when and why.
create table inquiries.confidential_stays (
  id bigint generated always as identity primary key,
  talk_id bigint not null references inquiries.conversations,
  page_id bigint not null,
  began_at timestamptz not null,
  began_by bigint references kernel.staff, -- null: the section keeps all its consultations there
  ended_at timestamptz,
  ended_by bigint references kernel.staff,
  reason text not null default '' check (length(reason) <= 500),
  foreign key (page_id, talk_id) references inquiries.conversations (id, confidential_of),
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (reason = '')),
  check (ended_at >= began_at)
);
create unique index one_stay_of_a_talk on inquiries.confidential_stays (talk_id) where ended_at is null;
create index stays_of_a_talk on inquiries.confidential_stays (talk_id, id desc);
create index stays_of_a_page on inquiries.confidential_stays (page_id, id desc);
create index stays_by_beginning on inquiries.confidential_stays (began_at);

-- The link that is told in the talk: it opens once, and is from then on the visit of the browser that opened it. Only digests are kept.
create table inquiries.confidential_links (
  digest bytea primary key check (length(digest) = 32),
  stay_id bigint not null references inquiries.confidential_stays,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  visit_digest bytea unique check (length(visit_digest) = 32),
  visit_until timestamptz,
  check (expires_at > made_at),
  check (opened_at < expires_at),
  check ((opened_at is null) = (visit_digest is null)),
  check ((opened_at is null) = (visit_until is null)),
  check (visit_until > opened_at)
);
create index confidential_links_of_a_stay on inquiries.confidential_links (stay_id);
create index confidential_links_by_age on inquiries.confidential_links (expires_at);

-- 確認番号: said in the talk only, typed on the page. The newest is worth something, for ten minutes and five guesses.
create table inquiries.confidential_codes (
  stay_id bigint primary key references inquiries.confidential_stays,
  digest bytea not null check (length(digest) = 32),
  expires_at timestamptz not null,
  guesses smallint not null default 0 check (guesses between 0 and 5)
);

-- Sections of which every consultation on LINE goes on on the page from its first message.
create table inquiries.confidential_sections (
  section_id bigint primary key references kernel.sections,
  set_at timestamptz not null,
  set_by bigint not null references kernel.staff
);

-- What a request to LINE carries: words of the conversation, a notice of another room, or where the page is. The latter is written when
-- it is sent, of constant words: nothing that was said can be in it.
alter table inquiries.sendings
  add carries text not null default 'words' check (carries in ('words', 'notice', 'moved', 'news', 'link', 'code')),
  add constraint a_pointer_says_nothing check (carries in ('words', 'notice') or request = '[]');

-- The gate: nothing of a page is ever queued for LINE, and no words of a talk while it goes on on its page.
create function inquiries.keep_off_line() returns trigger language plpgsql as $$
begin
  perform from inquiries.conversations where id = new.conversation_id for key share; -- waits for whoever begins a stay at this moment
  if (select channel from inquiries.conversations where id = new.conversation_id) <> 'line' then
    raise exception 'conversation % is not on LINE', new.conversation_id using errcode = 'check_violation', constraint = 'only_talks_are_sent';
  end if;
  if new.carries = 'words' and exists (
    select from inquiries.confidential_stays where talk_id = new.conversation_id and ended_at is null) then
    raise exception 'conversation % goes on on the page', new.conversation_id using errcode = 'check_violation', constraint = 'no_words_while_on_the_page';
  end if;
  return new;
end $$;
create trigger nothing_confidential_is_sent before insert or update of state, carries, request, conversation_id on inquiries.sendings
  for each row when (new.state = 'queued') execute function inquiries.keep_off_line();

create function inquiries.hold_talk() returns trigger language plpgsql as $$
begin
  perform from inquiries.conversations where id = new.talk_id for update; -- whoever queues words at this moment is done before, or sees the stay
  return new;
end $$;
create trigger a_stay_holds_its_talk before insert on inquiries.confidential_stays for each row execute function inquiries.hold_talk();

create function inquiries.refuse_open_address() returns trigger language plpgsql as $$
begin
  if exists (select from inquiries.conversations where id = new.conversation_id and confidential_of is not null) then
    raise exception 'conversation % is confidential', new.conversation_id using errcode = 'check_violation', constraint = 'no_open_address_of_what_is_confidential';
  end if;
  return new;
end $$;
create trigger no_open_address before insert on inquiries.links for each row execute function inquiries.refuse_open_address();
