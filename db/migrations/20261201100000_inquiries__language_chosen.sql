-- What LINE says of somebody's phone is a guess: it gives way to what they, or staff who know them, have said.
alter table inquiries.conversations add column lang_chosen boolean not null default false;
