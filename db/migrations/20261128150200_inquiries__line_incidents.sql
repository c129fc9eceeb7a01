-- 事故等: what went wrong in using LINE, for the report of the month. Nobody is named in it. Struck where it was entered by mistake.
create table inquiries.line_incidents (
  id bigint generated always as identity primary key,
  happened_on date not null,
  what text not null check (what = btrim(what) and length(what) between 1 and 500),
  done text not null check (done = btrim(done) and length(done) between 1 and 500),
  key uuid not null unique, -- drawn with the form: sending it twice enters it once
  entered_at timestamptz not null,
  entered_by bigint not null references kernel.staff,
  struck_at timestamptz,
  struck_by bigint references kernel.staff,
  check ((struck_at is null) = (struck_by is null))
);
create index line_incidents_by_day on inquiries.line_incidents (happened_on) where struck_at is null;
