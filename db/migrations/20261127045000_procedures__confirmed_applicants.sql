-- 本人確認: what a service that reads identity cards said of whoever applied, as it stood when the application arrived.
create table procedures.confirmed_applicants (
  application_id uuid primary key references procedures.applications on delete cascade,
  person jsonb not null check (jsonb_typeof(person) = 'object' and person ->> 'name' <> ''),
  confirmed_by text not null check (confirmed_by <> ''), -- the service, as the town calls it
  confirmed_at timestamptz not null
);
create trigger only_drafts_change before insert or update or delete on procedures.confirmed_applicants
  for each row execute function procedures.only_drafts_change();
