-- 類語: groups of words that mean the same; asked for by one, an answer is found by all. The town's, not a section's.
create table inquiries.faq_synonym_groups (
  id bigint generated always as identity primary key,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint not null references kernel.staff
);

create table inquiries.faq_synonyms (
  folded text constraint a_word_belongs_to_one_group primary key check (folded <> '' and length(folded) <= 60),
  group_id bigint not null references inquiries.faq_synonym_groups on delete cascade,
  position integer not null check (position between 1 and 20),
  word text not null check (inquiries.is_line(word, 30)),
  unique (group_id, position)
);

-- One word alone means the same as nothing. Looked at when a transaction ends, for a group is written word by word.
create function inquiries.refuse_lonely_synonym() returns trigger language plpgsql as $$
declare
  of_group bigint;
begin
  if tg_table_name = 'faq_synonym_groups' then of_group := new.id; else of_group := old.group_id; end if;
  if exists (select from inquiries.faq_synonym_groups where id = of_group)
    and (select count(*) from inquiries.faq_synonyms where group_id = of_group) < 2
  then raise exception 'a group of synonyms has two words at least' using errcode = 'check_violation'; end if;
  return null;
end $$;
create constraint trigger a_group_has_two_words after insert on inquiries.faq_synonym_groups
  deferrable initially deferred for each row execute function inquiries.refuse_lonely_synonym();
create constraint trigger a_group_keeps_two_words after delete or update of group_id on inquiries.faq_synonyms
  deferrable initially deferred for each row execute function inquiries.refuse_lonely_synonym();
