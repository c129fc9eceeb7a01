create function inquiries.is_line(words text, longest integer) returns boolean language sql immutable parallel safe
  return words <> '' and length(words) <= longest and words !~ '[[:cntrl:]]' and words = btrim(words);

-- よくある質問: what a section answers before anybody asks. Here as it is being written; residents read editions.
create table inquiries.faqs (
  id bigint generated always as identity primary key,
  key uuid not null unique default gen_random_uuid(), -- the same in every town that adopts it
  section_id bigint not null references kernel.sections,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  lang text not null check (lang in ('ja', 'en')),
  category text not null check (inquiries.is_line(category, 40)),
  question text not null check (inquiries.is_line(question, 200)),
  answer text not null check (answer <> '' and length(answer) <= 4000),
  keywords text[] not null check (cardinality(keywords) <= 20),
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff
);
create index faqs_of_a_section on inquiries.faqs (section_id, id);
-- Counted at every search, to see whether anything was published or withdrawn since the last one.
create index published_faqs on inquiries.faqs (id) where state = 'published';

-- An answer as it was published; it never changes. The newest one is what stands while the state says so.
create table inquiries.faq_editions (
  faq_id bigint not null references inquiries.faqs,
  number integer not null check (number > 0),
  lang text not null check (lang in ('ja', 'en')),
  category text not null,
  question text not null,
  answer text not null,
  keywords text[] not null,
  published_at timestamptz not null,
  published_by bigint not null references kernel.staff,
  primary key (faq_id, number)
);

-- 質問の組: answers that go to other towns together, in numbered editions.
create table inquiries.faq_sets (
  slug text primary key check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  title text not null check (inquiries.is_line(title, 60)),
  section_id bigint not null references kernel.sections,
  number integer not null default 1 check (number > 0),
  keys uuid[] not null check (cardinality(keys) between 1 and 200),
  exported_at timestamptz not null,
  exported_by bigint not null references kernel.staff
);

-- What came from another town, as it came: the next edition is compared with it.
create table inquiries.faq_adoptions (
  id bigint generated always as identity primary key,
  slug text not null check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  title text not null,
  town_code text not null check (town_code ~ '^[0-9]{6}$'), -- as the file says; whether it is so, the fingerprint tells
  town_name text not null check (town_name <> '' and length(town_name) <= 100),
  number integer not null check (number > 0),
  exported_at timestamptz not null,
  items jsonb not null check (jsonb_typeof(items) = 'array'), -- of what another section answers for, what stood here before
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  subject text not null,
  adopted_at timestamptz not null,
  adopted_by bigint not null references kernel.staff
);
create index adoptions_of_a_set on inquiries.faq_adoptions (town_code, slug, id);
