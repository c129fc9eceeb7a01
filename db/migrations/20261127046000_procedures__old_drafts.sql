create index drafts_by_age on procedures.applications (changed_at) where state = 'draft';
