-- Append-only, hash-chained. The program's role may only call record_audit; the owner is stopped by triggers too.
create table kernel.audit_entries (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null check (actor ~ '^[a-z]+(:[^[:cntrl:]]+)?$'),
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  detail jsonb not null,
  previous bytea not null,
  hash bytea not null
);
create index on kernel.audit_entries (subject, seq);
create index on kernel.audit_entries (actor, seq);

create table kernel.audit_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash bytea not null
);
insert into kernel.audit_head (seq, hash) values (0, sha256('madoguchi'));

-- What is hashed, one field a line; verify.ts builds the same text.
create function kernel.audit_text(seq bigint, at timestamptz, actor text, action text, subject text, detail jsonb)
returns text immutable language sql as $$
  select concat_ws(E'\n', seq, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail::text)
$$;

-- Takes the chain's head until the transaction ends: call it last.
create function kernel.record_audit(p_at timestamptz, p_actor text, p_action text, p_subject text, p_detail jsonb)
returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head kernel.audit_head;
  next_hash bytea;
begin
  select * into strict head from kernel.audit_head for update;
  next_hash := sha256(head.hash || convert_to(kernel.audit_text(head.seq + 1, p_at, p_actor, p_action, p_subject, p_detail), 'UTF8'));
  insert into kernel.audit_entries (seq, at, actor, action, subject, detail, previous, hash)
    values (head.seq + 1, p_at, p_actor, p_action, p_subject, p_detail, head.hash, next_hash);
  update kernel.audit_head set seq = head.seq + 1, hash = next_hash;
  return head.seq + 1;
end $$;

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on kernel.audit_entries
  for each statement execute function kernel.refuse_change();
