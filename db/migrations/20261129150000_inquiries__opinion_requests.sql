-- 合議: the section that answers asks others what they think. Whoever is asked reads the conversation and answers once; the resident hears
-- of it from nobody but the section that answers.
create table inquiries.opinion_requests (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references inquiries.conversations,
  from_section_id bigint not null references kernel.sections, -- whose it was then
  section_id bigint not null references kernel.sections,
  asked_by bigint not null references kernel.staff,
  asked_at timestamptz not null,
  question text not null check (length(question) between 1 and 2000),
  wished_on date not null,
  key uuid not null, -- drawn with the form
  outcome text check (outcome in ('given', 'withdrawn', 'closed', 'moved', 'confidential')),
  ended_at timestamptz,
  ended_by bigint references kernel.staff, -- null: the section keeps all its consultations on the page
  opinion text not null default '' check (length(opinion) <= 2000),
  unique (key, section_id),
  constraint others_are_asked check (section_id <> from_section_id),
  constraint what_ended_says_when check ((outcome is null) = (ended_at is null)),
  constraint somebody_ends_it check (coalesce(outcome, 'confidential') = 'confidential' or ended_by is not null),
  constraint only_an_end_has_an_author check (outcome is not null or ended_by is null),
  constraint who_answers_says_something check ((outcome is not distinct from 'given') = (opinion <> '')),
  check (ended_at >= asked_at)
);
create unique index one_open_request_of_a_section on inquiries.opinion_requests (conversation_id, section_id) where outcome is null;
create index opinion_requests_of_a_conversation on inquiries.opinion_requests (conversation_id, id);
create index opinions_owed on inquiries.opinion_requests (section_id, wished_on, id) where outcome is null;
create index opinions_given on inquiries.opinion_requests (section_id, ended_at desc, id desc) where outcome = 'given';

-- Only of what is open, by the section that has it, and of nothing confidential.
create function inquiries.refuse_to_ask() returns trigger language plpgsql as $$
begin
  perform from inquiries.conversations where id = new.conversation_id for no key update;
  if not exists (select from inquiries.conversations c
    where c.id = new.conversation_id and c.section_id = new.from_section_id and c.closed_at is null and c.confidential_of is null
      and not exists (select from inquiries.confidential_stays y where y.talk_id = c.id and y.ended_at is null)) then
    raise check_violation using message = 'nobody is asked about this conversation', constraint = 'asked_about_what_is_open';
  end if;
  return new;
end $$;
create trigger asked_about_what_is_open before insert on inquiries.opinion_requests for each row execute function inquiries.refuse_to_ask();

create function inquiries.refuse_second_opinion() returns trigger language plpgsql as $$
begin
  raise check_violation using message = 'the request has ended', constraint = 'a_request_ends_once';
end $$;
create trigger a_request_ends_once before update on inquiries.opinion_requests
  for each row when (old.outcome is not null) execute function inquiries.refuse_second_opinion();

-- Whoever moves or closes a conversation ends its requests first, with a word to those who were asked.
create function inquiries.refuse_to_leave_requests() returns trigger language plpgsql as $$
begin
  if exists (select from inquiries.opinion_requests where conversation_id = new.id and outcome is null) then
    raise check_violation using message = 'other sections are still asked', constraint = 'nobody_is_left_asked';
  end if;
  return null;
end $$;
create trigger nobody_is_left_asked after update of section_id, closed_at on inquiries.conversations
  for each row when (new.section_id <> old.section_id or (old.closed_at is null and new.closed_at is not null))
  execute function inquiries.refuse_to_leave_requests();
