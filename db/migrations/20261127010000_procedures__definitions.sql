create schema procedures;

-- 手続: what the town takes applications for, and which section handles them.
create table procedures.procedures (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  section_id bigint not null references kernel.sections,
  open_from timestamptz, -- none: as soon as a version is published
  closed_at timestamptz check (closed_at > open_from)
);

-- 版: a definition as it was published. An application stays with the one that it was begun with.
create table procedures.versions (
  id bigint generated always as identity primary key,
  procedure_id bigint not null references procedures.procedures,
  number integer not null check (number > 0),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  published_by bigint not null references kernel.staff,
  unique (procedure_id, number)
);

create function procedures.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'published versions do not change' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on procedures.versions
  for each statement execute function procedures.refuse_change();
