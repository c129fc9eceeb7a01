-- What is withdrawn, erased or disclosed asks for all that machines wrote in one conversation: what was put away too.
create index machine_texts_of_a_conversation on inquiries.machine_texts (conversation_id, use, id);
drop index inquiries.machine_texts_that_stand;
