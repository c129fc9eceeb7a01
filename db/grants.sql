-- What the running program may do: everything to ordinary rows, nothing to the schema, and only append to the audit trail.
do $$ declare room text; begin
  for room in select nspname from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'madoguchi')
  loop
    execute format('grant usage on schema %I to madoguchi_program', room);
    execute format('grant select, insert, update, delete on all tables in schema %I to madoguchi_program', room);
    execute format('grant usage on all sequences in schema %I to madoguchi_program', room);
  end loop;
end $$;
grant execute on all functions in schema graphile_worker to madoguchi_program;
revoke insert, update, delete on kernel.audit_entries, kernel.audit_head from madoguchi_program;
revoke update, delete on kernel.proposal_acts, kernel.proposal_documents from madoguchi_program;
revoke update, delete on attendance.punches, attendance.month_acts from madoguchi_program;
revoke delete on attendance.months from madoguchi_program;
revoke update, delete on procedures.versions, procedures.imports from madoguchi_program;
revoke update, delete on inquiries.faq_editions, inquiries.faq_adoptions from madoguchi_program;
revoke delete on inquiries.faqs, inquiries.faq_sets from madoguchi_program;
revoke delete on inquiries.opinion_requests from madoguchi_program;
revoke update, delete on inquiries.notes, inquiries.note_mentions from madoguchi_program;
grant update (struck_at) on inquiries.notes to madoguchi_program;
revoke update on kernel.trusted_signers, procedures.trusted_signers from madoguchi_program;
revoke update, delete on procedures.events from madoguchi_program;
revoke update on procedures.answers, procedures.files from madoguchi_program;
revoke delete on procedures.corrections from madoguchi_program;
revoke update, delete on procedures.certificate_revocations from madoguchi_program;
revoke update, delete on procedures.certificates from madoguchi_program;
grant update (sealed_code, file_sha256, signing_key_id) on procedures.certificates to madoguchi_program;
revoke update, delete on procedures.agents, procedures.agent_checks, procedures.mandate_limits from madoguchi_program;
revoke update, delete on procedures.mandates, procedures.mandate_requests from madoguchi_program;
grant update (ended_at, outcome, client_id, reason) on procedures.mandate_requests to madoguchi_program;
revoke update, delete on workation.measurements, workation.offer_acts, workation.stay_acts, workation.company_acts, workation.surveys from madoguchi_program;
revoke delete on inquiries.promises from madoguchi_program;
revoke update, delete on inquiries.call_attempts from madoguchi_program;
revoke delete on inquiries.slot_offers from madoguchi_program;
revoke update, delete on insights.events, insights.marks from madoguchi_program;
revoke execute on function kernel.record_audit from public;
grant execute on function kernel.record_audit to madoguchi_program;
revoke execute on function kernel.erase_documents, inquiries.erase_writings from public;
grant execute on function inquiries.erase_writings to madoguchi_program;

-- The job tables come with row security and no policy: without one, only their owner could add a job.
do $$ declare job_table regclass; begin
  for job_table in
    select c.oid from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'program')
  loop
    execute format('create policy program on %s to madoguchi_program using (true) with check (true)', job_table);
  end loop;
end $$;
