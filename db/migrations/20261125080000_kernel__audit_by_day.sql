-- "Who saw what on that day" must be answered while the trail of years lies beneath it.
create index on kernel.audit_entries (at, seq);
