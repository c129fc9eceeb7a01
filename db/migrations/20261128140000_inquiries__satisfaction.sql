-- 満足度: whether whoever was answered is asked how it was. No row: nobody is asked.
create table inquiries.satisfaction_terms (
  only_row boolean primary key default true check (only_row),
  asks boolean not null,
  words_ja text check (length(words_ja) between 1 and 200), -- null: the standard words
  words_en text check (length(words_en) between 1 and 200),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff
);

-- Sections that ask nobody although the town does.
create table inquiries.satisfaction_silent_sections (
  section_id bigint primary key references kernel.sections
);

-- 満足度の質問: one for each closing, and in it the one answer. It waits to be asked, was asked, or lapsed before it was answered.
create table inquiries.satisfaction_questions (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  resident_id bigint not null references kernel.residents,
  section_id bigint not null references kernel.sections, -- which answered
  closed_at timestamptz not null,
  signing_key bytea not null check (length(signing_key) = 32), -- signs its buttons and its address
  asked_at timestamptz,
  message_id bigint unique references inquiries.messages,
  lapsed_at timestamptz,
  answer text check (answer in ('solved', 'partly', 'unsolved')),
  answered_at timestamptz, -- first; the answer may be changed afterwards
  comment text not null default '' check (length(comment) <= 500),
  asked_again_at timestamptz, -- 解決していない: staff were asked once more
  constraint one_answer_a_closing unique (conversation_id, closed_at),
  check ((asked_at is null) = (message_id is null)),
  check ((answer is null) = (answered_at is null)),
  check (answer is null or (asked_at is not null and lapsed_at is null)),
  check (comment = '' or answer is not null),
  check (asked_again_at is null or answer is not null),
  constraint asked_once_in_30_days exclude using gist (resident_id with =,
    tsrange(asked_at at time zone 'UTC', (asked_at at time zone 'UTC') + interval '30 days') with &&) where (asked_at is not null)
);
create index satisfaction_questions_to_ask on inquiries.satisfaction_questions (id) where asked_at is null and lapsed_at is null;
create index satisfaction_answers on inquiries.satisfaction_questions (section_id, answered_at desc, id desc) where answer is not null;

-- An answer is counted once it changes no more: a week after it was given.
create view insights.happened_in_satisfaction as
select 'satisfaction' as kind, 'question:' || q.id as source, q.answered_at as happened_at, q.answer as part, 1::bigint as amount,
    null::text as party, ((q.answered_at + interval '7 days') at time zone 'Asia/Tokyo')::date + 1 as final_on
  from inquiries.satisfaction_questions q where q.answer is not null;
