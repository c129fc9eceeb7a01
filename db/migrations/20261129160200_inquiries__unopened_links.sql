-- The sweep looks for links that nobody opened; those that were are kept for the report, and it need not pass them by for ever.
drop index inquiries.confidential_links_by_age;
create index confidential_links_unopened on inquiries.confidential_links (expires_at) where opened_at is null;
