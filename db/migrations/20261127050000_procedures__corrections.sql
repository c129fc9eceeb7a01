-- 補正 (行政手続法7条): the town asks that some answers be set right; until they are, its period stands still (6条).
alter table procedures.applications
  drop constraint applications_state_check,
  add constraint applications_state_check check (state in ('draft', 'submitted', 'correcting', 'accepted', 'refused'));
create index applications_to_correct on procedures.applications (section_id) where state = 'correcting';

-- One asking with what became of it. The first answers stay in the application; those of the last round that was corrected count.
create table procedures.corrections (
  application_id uuid not null references procedures.applications,
  round smallint not null check (round > 0),
  asked_at timestamptz not null,
  asked_by bigint not null references kernel.staff,
  due_on date not null check (due_on > (asked_at at time zone 'Asia/Tokyo')::date),
  remarks jsonb not null check (jsonb_typeof(remarks) = 'object' and remarks <> '{}'), -- what is to be corrected, by the id of the field
  ended_at timestamptz check (ended_at >= asked_at),
  outcome text check (outcome in ('corrected', 'called_off', 'refused')),
  ended_by bigint references kernel.staff, -- none: whoever applies
  answers jsonb check (jsonb_typeof(answers) = 'object'), -- all of them, as they stand since
  primary key (application_id, round),
  check ((ended_at is null) = (outcome is null)),
  check ((outcome is not distinct from 'corrected') = (answers is not null)),
  check ((outcome is null or outcome = 'corrected') = (ended_by is null))
);
create unique index one_open_correction on procedures.corrections (application_id) where ended_at is null;

create function procedures.keep_corrections() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or
    (new.application_id, new.round, new.asked_at, new.asked_by, new.due_on, new.remarks)
      is distinct from (old.application_id, old.round, old.asked_at, old.asked_by, old.due_on, old.remarks) then
    raise exception 'what was asked, and what became of it, stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_corrections before update or delete on procedures.corrections
  for each row execute function procedures.keep_corrections();

-- Whoever commits has both: an application that is being corrected, and the asking for it.
create function procedures.correcting_is_asked() returns trigger language plpgsql as $$
declare application uuid := case tg_table_name when 'corrections' then to_jsonb(new) ->> 'application_id' else to_jsonb(new) ->> 'id' end;
begin
  if exists (select from procedures.applications where id = application and state = 'correcting')
    <> exists (select from procedures.corrections where application_id = application and ended_at is null) then
    raise exception 'an application is corrected while it is asked for' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger correcting_is_asked after insert or update of state on procedures.applications
  deferrable initially deferred for each row execute function procedures.correcting_is_asked();
create constraint trigger correcting_is_asked after insert or update on procedures.corrections
  deferrable initially deferred for each row execute function procedures.correcting_is_asked();

-- The deadline moves once: when the town's period goes on again.
create or replace function procedures.keep_arrived() returns trigger language plpgsql as $$
begin
  if old.arrived_at is not null and (tg_op = 'DELETE' or
    (new.version_id, new.begun_at, new.fiscal_year, new.serial, new.answers, new.arrived_at)
      is distinct from (old.version_id, old.begun_at, old.fiscal_year, old.serial, old.answers, old.arrived_at) or
    (new.expected_by is distinct from old.expected_by and
      not ((old.state, new.state) = ('correcting', 'submitted') and new.expected_by > old.expected_by) is true)) then
    raise exception 'an application that has arrived stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

-- What is written for a correction stands under its round; under 0 what was written before it arrived.
alter table procedures.answers
  add round smallint not null default 0 check (round >= 0),
  drop constraint answers_pkey,
  add primary key (application_id, round, page, number);

create or replace function procedures.only_drafts_change() returns trigger language plpgsql as $$
declare
  application uuid := case tg_op when 'DELETE' then old.application_id else new.application_id end;
  open_round smallint := (select round from procedures.corrections where application_id = application and ended_at is null);
begin
  if exists (select from procedures.applications where id = application and arrived_at is not null)
    and not (tg_op = 'INSERT' and open_round is not null
      and coalesce((to_jsonb(new) ->> 'round')::smallint, open_round) = open_round) then
    raise exception 'only a draft is answered, or what is asked to be corrected' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

alter table procedures.events
  drop constraint events_kind_check,
  add constraint events_kind_check check (kind in
    ('submitted', 'claimed', 'handed_back', 'correction_asked', 'corrected', 'correction_called_off', 'accepted', 'refused')),
  drop constraint events_check,
  add constraint events_check check ((kind in ('submitted', 'corrected')) = (staff_id is null));
