-- What the running program may do: everything to ordinary rows, nothing to the schema, and only append to the audit trail.
grant usage on schema kernel, inquiries, graphile_worker to madoguchi_program;
grant select, insert, update, delete on all tables in schema kernel, inquiries, graphile_worker to madoguchi_program;
grant usage on all sequences in schema kernel, inquiries, graphile_worker to madoguchi_program;
grant execute on all functions in schema graphile_worker to madoguchi_program;
revoke insert, update, delete on kernel.audit_entries, kernel.audit_head from madoguchi_program;
revoke execute on function kernel.record_audit from public;
grant execute on function kernel.record_audit to madoguchi_program;
