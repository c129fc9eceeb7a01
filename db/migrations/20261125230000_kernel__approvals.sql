-- Who is away, so that somebody may decide in their place. Moments, because leave is taken by the hour too.
create table kernel.absences (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  kind text not null check (kind in ('leave', 'trip', 'sickness', 'other')),
  source text unique check (source <> ''), -- the record it comes from, where a module keeps one: `attendance.leave:12`
  recorded_by bigint references kernel.staff,
  recorded_at timestamptz not null
);
create index absences_of on kernel.absences (staff_id, ends_at);

-- 決裁ルート of a kind of proposal: of a section and all below it, or of the whole town.
create table kernel.approval_routes (
  id bigint generated always as identity primary key,
  matter text not null check (matter ~ '^[a-z_]+(\.[a-z_]+)?$'),
  section_id bigint references kernel.sections,
  name text not null check (name <> ''),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  constraint one_route_at_a_time
    exclude using gist (matter with =, (coalesce(section_id, 0)) with =, daterange(valid_from, valid_to) with &&)
);

-- Steps of one place are side by side. An office without a section is one of the proposer's own.
create table kernel.approval_route_steps (
  id bigint generated always as identity primary key,
  route_id bigint not null references kernel.approval_routes,
  place smallint not null check (place > 0),
  kind text not null check (kind in ('approval', 'concurrence', 'decision')),
  position text check (position in ('head', 'deputy', 'chief')),
  section_id bigint references kernel.sections,
  staff_id bigint references kernel.staff,
  delegated_under text check (delegated_under <> ''), -- 専決: the article of the town's own rule that delegates the decision
  check (num_nonnulls(position, staff_id) = 1),
  check (section_id is null or position is not null),
  check (delegated_under is null or kind = 'decision')
);
create index on kernel.approval_route_steps (route_id);

-- Numbers without a gap, by fiscal year.
create table kernel.proposal_numbers (
  fiscal_year smallint primary key,
  last integer not null
);

create table kernel.proposals (
  id bigint generated always as identity primary key,
  fiscal_year smallint not null,
  number integer not null,
  matter text not null,
  subject text not null check (subject <> ''), -- names the record in its module
  href text check (href ~ '^/([^/\\]|$)'),
  proposer_id bigint not null references kernel.staff,
  section_id bigint not null references kernel.sections,
  state text not null default 'circulating' check (state in ('circulating', 'returned', 'decided', 'rejected', 'withdrawn')),
  round integer not null default 1 check (round > 0), -- each return begins a new one
  place smallint, -- where it lies now
  edition integer not null default 1 check (edition > 0), -- of its document
  proposed_at timestamptz not null,
  moved_at timestamptz not null, -- since when it lies there
  settled_at timestamptz,
  unique (fiscal_year, number),
  check ((state = 'circulating') = (place is not null)),
  check ((state in ('decided', 'rejected', 'withdrawn')) = (settled_at is not null))
);
create unique index one_open_proposal_of_a_subject on kernel.proposals (matter, subject) where state in ('circulating', 'returned');
create index proposals_circulating on kernel.proposals (moved_at) where state = 'circulating';
create index proposals_of_proposer on kernel.proposals (proposer_id, id desc);

-- The document as its module wrote it when it was proposed: labelled lines, never changed; a resubmission adds an edition.
create table kernel.proposal_documents (
  proposal_id bigint not null references kernel.proposals,
  edition integer not null,
  title text not null check (title <> ''),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  made_at timestamptz not null,
  primary key (proposal_id, edition)
);

-- What was done, by whom and as what: names and titles as they were on that day.
create table kernel.proposal_acts (
  id bigint generated always as identity primary key,
  proposal_id bigint not null references kernel.proposals,
  round integer not null,
  edition integer not null,
  act text not null check (act in
    ('propose', 'approve', 'concur', 'decide', 'return', 'reject', 'pull_back', 'withdraw', 'resubmit', 'review')),
  staff_id bigint not null references kernel.staff,
  name text not null,
  title text not null,
  as_stand_in boolean not null default false,
  in_place_of bigint references kernel.staff, -- who was away; none where the office was vacant
  in_place_of_name text,
  delegated_under text,
  returned_to text,
  words text not null default '',
  at timestamptz not null,
  foreign key (proposal_id, edition) references kernel.proposal_documents,
  check ((in_place_of is null) = (in_place_of_name is null)),
  check (in_place_of is null or as_stand_in),
  check (act <> 'return' or (returned_to is not null and words <> '')),
  check (act <> 'reject' or words <> '')
);
create index on kernel.proposal_acts (proposal_id, id);
create index proposal_acts_of on kernel.proposal_acts (staff_id, proposal_id);
create unique index one_end_of_a_proposal on kernel.proposal_acts (proposal_id) where act in ('decide', 'reject', 'withdraw');

-- The route as this proposal goes it, round by round. A step is done when an act stands in it; who may act is asked at that moment.
create table kernel.proposal_steps (
  id bigint generated always as identity primary key,
  proposal_id bigint not null references kernel.proposals,
  round integer not null,
  place smallint not null check (place > 0),
  kind text not null check (kind in ('approval', 'concurrence', 'decision')),
  position text check (position in ('head', 'deputy', 'chief')),
  section_id bigint references kernel.sections,
  staff_id bigint references kernel.staff,
  delegated_under text,
  act_id bigint references kernel.proposal_acts,
  review_due boolean not null default false, -- somebody was away: 後閲 follows
  review_id bigint references kernel.proposal_acts,
  check (num_nonnulls(position, staff_id) = 1),
  check ((position is null) = (section_id is null)),
  check (delegated_under is null or kind = 'decision'),
  check (act_id is not null or (not review_due and review_id is null)),
  check (review_due or review_id is null)
);
create index on kernel.proposal_steps (proposal_id, round, place);
create index proposal_steps_named on kernel.proposal_steps (staff_id) where staff_id is not null;
create index proposal_steps_open on kernel.proposal_steps (proposal_id, round, place) where act_id is null;
create index proposal_steps_to_review on kernel.proposal_steps (proposal_id, round) where review_due and review_id is null;

-- Exactly one decides, and last: of a route, and of each round of a proposal.
create function kernel.decision_comes_last() returns trigger language plpgsql as $$
declare
  places smallint[];
  decisions smallint[];
begin
  if tg_table_name = 'proposal_steps' then
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.proposal_steps where proposal_id = new.proposal_id and round = new.round;
  elsif tg_table_name = 'approval_routes' then
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.approval_route_steps where route_id = new.id;
  else
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.approval_route_steps where route_id = new.route_id;
  end if;
  if coalesce(cardinality(decisions), 0) <> 1 or places[cardinality(places)] <> decisions[1]
    or places[cardinality(places) - 1] = decisions[1]
  then
    raise exception 'a route ends in exactly one decision' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger decision_comes_last after insert on kernel.approval_routes
  deferrable initially deferred for each row execute function kernel.decision_comes_last();
create constraint trigger decision_comes_last after insert or update on kernel.approval_route_steps
  deferrable initially deferred for each row execute function kernel.decision_comes_last();
create constraint trigger decision_comes_last after insert on kernel.proposal_steps
  deferrable initially deferred for each row execute function kernel.decision_comes_last();

create function kernel.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on kernel.proposal_acts
  for each statement execute function kernel.refuse_rewriting();
create trigger append_only before update or delete or truncate on kernel.proposal_documents
  for each statement execute function kernel.refuse_rewriting();

-- Who has opened which edition: what was not read is not approved in bulk.
create table kernel.proposal_readings (
  proposal_id bigint not null references kernel.proposals,
  staff_id bigint not null references kernel.staff,
  edition integer not null,
  read_at timestamptz not null,
  primary key (proposal_id, staff_id)
);
