-- Which decisions of a procedure go round before they hold (決裁), where the town has a route for them.
alter table procedures.procedures add column circulates text not null default 'dispositions'
  check (circulates in ('nothing', 'dispositions', 'everything'));

-- 決裁中: the decision as it goes round. What is decided in the end is this and nothing else.
alter table procedures.applications
  add column proposed_outcome text check (proposed_outcome in ('accepted', 'refused')),
  add column proposed_reason text not null default '' check (length(proposed_reason) <= 2000),
  drop constraint applications_state_check,
  add constraint applications_state_check check (state in ('draft', 'submitted', 'correcting', 'deciding', 'accepted', 'refused')),
  add check ((state = 'deciding') = (proposed_outcome is not null)),
  add check ((proposed_outcome is not distinct from 'refused') = (proposed_reason <> '')); -- 行政手続法8条
create index applications_deciding on procedures.applications (section_id, expected_by, arrived_at) where state = 'deciding';

alter table procedures.events
  drop constraint events_kind_check,
  add constraint events_kind_check check (kind in
    ('submitted', 'claimed', 'handed_back', 'correction_asked', 'corrected', 'correction_called_off', 'accepted', 'refused',
     'proposed', 'proposal_withdrawn', 'proposal_rejected'));

create function procedures.keep_deciding() returns trigger language plpgsql as $$
begin
  if old.state <> 'deciding' and old.state <> 'submitted' then
    raise exception 'only what is being examined goes round' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'deciding' and (
    new.state not in ('deciding', 'submitted', 'accepted', 'refused')
    or (new.version_id, new.section_id, new.answers) is distinct from (old.version_id, old.section_id, old.answers)
    or (new.state in ('accepted', 'refused') and (new.state, new.reason) <> (old.proposed_outcome, old.proposed_reason))) then
    raise exception 'what is being decided stays as it goes round' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_deciding before update on procedures.applications
  for each row when (old.state = 'deciding' or new.state = 'deciding') execute function procedures.keep_deciding();
