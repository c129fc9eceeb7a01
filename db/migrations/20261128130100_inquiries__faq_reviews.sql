-- 見直し日: by when somebody looks again at what is published.
alter table inquiries.faqs add column review_on date;
update inquiries.faqs f set review_on = ((
  select max(e.published_at) from inquiries.faq_editions e where e.faq_id = f.id
) at time zone 'Asia/Tokyo')::date + interval '1 year' where f.state = 'published';
alter table inquiries.faqs add constraint what_is_published_is_reviewed check (state <> 'published' or review_on is not null);
create index faqs_to_review on inquiries.faqs (section_id, review_on) where state = 'published';

-- このままでよい: who found an edition still right, and until when.
create table inquiries.faq_reviews (
  faq_id bigint not null,
  edition integer not null,
  reviewed_at timestamptz not null,
  reviewed_by bigint not null references kernel.staff,
  next_on date not null check (next_on > (reviewed_at at time zone 'Asia/Tokyo')::date),
  id bigint generated always as identity primary key,
  foreign key (faq_id, edition) references inquiries.faq_editions
);
create index reviews_of_a_faq on inquiries.faq_reviews (faq_id, id);
