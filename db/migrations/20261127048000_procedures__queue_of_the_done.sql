-- 終わったもの of a section, the newest first: read a page at a time.
create index applications_done on procedures.applications (section_id, decided_at desc, arrived_at desc, id desc)
  where state in ('accepted', 'refused');
