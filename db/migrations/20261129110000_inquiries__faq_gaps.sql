-- 示した答え: what a resident was shown before they sent their question, and what came of it. Nobody is in it, nor any words.
create table inquiries.faq_offers (
  key uuid primary key,
  lang text not null check (lang in ('ja', 'en')),
  faqs bigint[] not null check (cardinality(faqs) between 1 and 3),
  offered_at timestamptz not null,
  opened_at timestamptz, -- the first of them that was opened
  solved_at timestamptz, -- 「これで解決した」: said by a tap, never assumed
  solved_by bigint references inquiries.faqs, -- by which of them
  asked_at timestamptz, -- 「職員に聞く」
  constraint solved_by_what_was_offered check (solved_by = any (faqs)),
  constraint solved_by_an_answer check ((solved_at is null) = (solved_by is null)),
  constraint one_way_on check (solved_at is null or asked_at is null),
  constraint told_within_a_day check (greatest(opened_at, solved_at, asked_at) < offered_at + interval '1 day')
);
create index faq_offers_by_age on inquiries.faq_offers (offered_at);

-- 返信に入れた答え: of each reply to somebody who waits, whether it brings an answer that was published, and which. Counted once it is sent.
create table inquiries.faq_replies (
  held_reply_id bigint primary key references inquiries.held_replies,
  message_id bigint references inquiries.messages, -- what was asked; null: nothing, it was staff who began
  faq_id bigint,
  edition integer,
  place smallint check (place between 1 and 5), -- among what the desk suggested; null: it was found elsewhere
  foreign key (faq_id, edition) references inquiries.faq_editions,
  check ((faq_id is null) = (edition is null)),
  check (place is null or faq_id is not null),
  check (message_id is not null or faq_id is not null)
);

-- 答えがなかった質問 are closed by somebody: an answer was written, there is one already, or none is wanted.
create table inquiries.faq_gap_closings (
  id bigint generated always as identity primary key,
  how text not null check (how in ('written', 'exists', 'left')),
  faq_id bigint references inquiries.faqs,
  reason text check (inquiries.is_line(reason, 200)),
  closed_at timestamptz not null,
  closed_by bigint not null references kernel.staff,
  constraint closed_by_an_answer check ((how = 'left') = (faq_id is null)),
  constraint left_for_a_reason check ((how = 'left') = (reason is not null))
);

-- A question of a talk (its words stay with the message), or a search on the page for everybody that found nothing: its words, masked,
-- how often on that day, and nobody. Kept for 90 days.
create table inquiries.faq_gaps (
  id bigint generated always as identity primary key,
  lang text not null check (lang in ('ja', 'en')),
  happened_at timestamptz not null, -- of a search: the last time
  times integer not null default 1 check (times > 0),
  message_id bigint unique references inquiries.messages,
  section_id bigint references kernel.sections, -- that of the talk
  searched_on date,
  folded text check (folded <> '' and length(folded) <= 400),
  words text check (inquiries.is_line(words, 200)),
  closing_id bigint references inquiries.faq_gap_closings,
  constraint asked_or_searched check (num_nulls(message_id, section_id) in (0, 2)
    and num_nulls(searched_on, folded, words) in (0, 3) and (message_id is null) = (words is not null)),
  constraint asked_once check (message_id is null or times = 1),
  constraint searched_once_a_day unique (searched_on, lang, folded)
);
create index faq_gaps_of_a_section on inquiries.faq_gaps (section_id, happened_at desc, id desc) where closing_id is null;
create index faq_searches_by_age on inquiries.faq_gaps (happened_at) where message_id is null;

-- What was asked goes with the talk: only who may read it there reads it here.
create function inquiries.move_gaps() returns trigger language plpgsql as $$
begin
  update inquiries.faq_gaps g set section_id = new.section_id from inquiries.messages m
    where m.conversation_id = new.id and g.message_id = m.id;
  return null;
end $$;
create trigger gaps_move_along after update of section_id on inquiries.conversations
  for each row when (new.section_id <> old.section_id) execute function inquiries.move_gaps();

-- Everything of it is known the day after; whoever did not say within a day whether they were helped left.
create view insights.happened_in_faqs as
select v.kind, 'offer:' || o.key as source, v.at as happened_at, '' as part, 1::bigint as amount, null::text as party,
    (v.at at time zone 'Asia/Tokyo')::date + v.days as final_on
  from inquiries.faq_offers o
    cross join lateral (values ('faq.offered', o.offered_at, 1), ('faq.opened', o.opened_at, 1), ('faq.solved', o.solved_at, 1), ('faq.asked', o.asked_at, 1),
      ('faq.left', case when o.solved_at is null and o.asked_at is null then o.offered_at end, 2)) v (kind, at, days)
  where v.at is not null
union all
select v.kind, 'reply:' || r.held_reply_id, h.ended_at, v.part, 1, null, (h.ended_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.faq_replies r join inquiries.held_replies h on h.id = r.held_reply_id
    cross join lateral (values ('faq.reply', '', true), ('faq.inserted', coalesce(r.place::text, ''), r.faq_id is not null)) v (kind, part, holds)
  where h.state = 'sent' and v.holds
union all
select 'faq.gap', 'gap:' || g.id, g.happened_at, case when g.message_id is null then 'search' else 'talk' end, g.times, null,
    (g.happened_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.faq_gaps g;
