-- 通報の訂正: staff correct the kind and the place of a report; whoever looked at what somebody else corrected meanwhile is told.
alter table inquiries.street_reports add column version integer not null default 1 check (version > 0);
