-- Every screen of the desk asks where its reader has typed something.
create index drafts_by_staff on inquiries.drafts (staff_id);
