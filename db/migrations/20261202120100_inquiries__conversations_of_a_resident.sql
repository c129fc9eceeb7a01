-- All that somebody asked, by whatever way: the desk shows it beside each conversation that is open, and erasing asks for it.
create index conversations_of_a_resident on inquiries.conversations (resident_id);
drop index inquiries.asked_by_a_resident, inquiries.conversations_by_phone;
