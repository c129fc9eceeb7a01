-- 申請: what somebody applies for. Its id comes with the form that begins it: a form that is sent twice begins one.
create table procedures.applications (
  id uuid primary key,
  version_id bigint not null references procedures.versions,
  section_id bigint not null references kernel.sections,
  resident_id bigint references kernel.residents,
  key_digest bytea check (length(key_digest) = 32), -- of the key in the browser of whoever has not signed in
  state text not null default 'draft' check (state in ('draft', 'submitted', 'accepted', 'refused')),
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  fiscal_year smallint check (fiscal_year between 2019 and 2999),
  serial integer check (serial > 0),
  answers jsonb check (jsonb_typeof(answers) = 'object'), -- as they were submitted, what was asked and nothing else
  arrived_at timestamptz, -- デジタル手続法6条3項: when it was recorded here
  expected_by date,
  claimed_by bigint references kernel.staff,
  decided_at timestamptz,
  decided_by bigint references kernel.staff,
  reason text not null default '' check (length(reason) <= 2000),
  constraint one_number_each unique (fiscal_year, serial),
  check ((resident_id is null) <> (key_digest is null)), -- it is somebody's, and one's only
  check ((state = 'draft') = (arrived_at is null)),
  check ((arrived_at is null) = (serial is null)),
  check ((arrived_at is null) = (fiscal_year is null)),
  check ((arrived_at is null) = (answers is null)),
  check (expected_by is null or arrived_at is not null),
  check (claimed_by is null or arrived_at is not null),
  check ((state in ('accepted', 'refused')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'refused') = (reason <> '')), -- 行政手続法8条
  check (decided_at >= arrived_at and arrived_at >= begun_at)
);
create index applications_of_a_resident on procedures.applications (resident_id) where resident_id is not null;
create index applications_of_a_key on procedures.applications (key_digest) where key_digest is not null;
create index applications_to_decide on procedures.applications (section_id, expected_by, arrived_at) where state = 'submitted';
create index applications_decided on procedures.applications (version_id, decided_at) where state in ('accepted', 'refused');
create index applications_arrived on procedures.applications (section_id, arrived_at) where state <> 'draft';

-- 受付番号: the last one of each year. Whoever draws one holds the row until it is written down.
create table procedures.last_numbers (
  fiscal_year smallint primary key,
  serial integer not null check (serial > 0)
);

-- What was answered on one page, each time that it was saved. The newest counts; the number is what a second tab trips over.
create table procedures.answers (
  application_id uuid not null references procedures.applications on delete cascade,
  page text not null check (page <> '' and length(page) <= 60),
  number integer not null check (number > 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  saved_at timestamptz not null,
  primary key (application_id, page, number)
);

create table procedures.files (
  id uuid primary key,
  application_id uuid not null references procedures.applications on delete cascade,
  sha256 bytea not null references kernel.files,
  name text not null check (name <> '' and length(name) <= 255),
  stored_at timestamptz not null
);
create index files_of_an_application on procedures.files (application_id);
create index files_by_content on procedures.files (sha256);

-- 経過: what happened to it after it arrived.
create table procedures.events (
  id bigint generated always as identity primary key,
  application_id uuid not null references procedures.applications,
  at timestamptz not null,
  kind text not null check (kind in ('submitted', 'claimed', 'handed_back', 'accepted', 'refused')),
  staff_id bigint references kernel.staff,
  check ((kind = 'submitted') = (staff_id is null))
);
create index events_of_an_application on procedures.events (application_id, id);

-- What has arrived is not written over: neither what was answered nor when it came.
create function procedures.keep_arrived() returns trigger language plpgsql as $$
begin
  if old.arrived_at is not null and (tg_op = 'DELETE' or
    (new.version_id, new.begun_at, new.fiscal_year, new.serial, new.answers, new.arrived_at, new.expected_by)
      is distinct from (old.version_id, old.begun_at, old.fiscal_year, old.serial, old.answers, old.arrived_at, old.expected_by)) then
    raise exception 'an application that has arrived stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_arrived before update or delete on procedures.applications
  for each row execute function procedures.keep_arrived();

create function procedures.only_drafts_change() returns trigger language plpgsql as $$
begin
  if exists (select from procedures.applications
      where id = case tg_op when 'DELETE' then old.application_id else new.application_id end and arrived_at is not null) then
    raise exception 'only a draft is answered' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger only_drafts_change before insert or update or delete on procedures.answers
  for each row execute function procedures.only_drafts_change();
create trigger only_drafts_change before insert or update or delete on procedures.files
  for each row execute function procedures.only_drafts_change();

-- What stands in a form that could not be saved yet, as it was typed: going back loses nothing.
create table procedures.unfinished (
  application_id uuid not null references procedures.applications on delete cascade,
  page text not null check (page <> '' and length(page) <= 60),
  form jsonb not null check (jsonb_typeof(form) = 'object'),
  primary key (application_id, page)
);
