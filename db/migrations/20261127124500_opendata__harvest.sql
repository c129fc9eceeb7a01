-- What its datasets are called here begins with this.
alter table opendata.sources add column code text;
update opendata.sources set code = 's' || id;
alter table opendata.sources
  alter column code set not null,
  add unique (code),
  add check (code ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (url !~ '[[:space:]<>"]');

-- A run is asked for, begins, and ends; by whom: null is the night's.
alter table opendata.runs
  add column asked_at timestamptz,
  add column asked_by bigint references kernel.staff,
  add column may_lose integer not null default 0 check (may_lose >= 0), -- so many may be gone at once: somebody has confirmed it
  add column would_lose integer check (would_lose > 0), -- failed because so many were gone at once
  add column announced integer check (announced >= 0), -- how many the source says it has
  add column back integer not null default 0,
  add column echoes integer not null default 0, -- our own, which the source had from us
  add column unreadable integer not null default 0,
  add column findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  alter column began_at drop not null,
  alter column ended_at drop not null;
update opendata.runs set asked_at = began_at;
alter table opendata.runs
  alter column asked_at set not null,
  add check (began_at is not null or ended_at is null),
  add check (ended_at is not null or failure is null),
  add check (would_lose is null or failure is not null),
  add check (failure is null or back = 0);
create unique index one_run_waits on opendata.runs (source_id) where began_at is null;
create unique index one_run_at_a_time on opendata.runs (source_id) where began_at is not null and ended_at is null;

create index live_of_a_source on opendata.harvested (source_id) where gone_at is null;
alter table opendata.harvested
  add column modified_at timestamptz, -- as its source says
  add column hidden_at timestamptz, -- not shown here, whatever its source does
  add column hidden_because text check (length(hidden_because) between 1 and 500),
  add check ((hidden_at is null) = (hidden_because is null)),
  add check (jsonb_array_length(resources) <= 200);
