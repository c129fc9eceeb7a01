-- 月の締め: what was done with a month of somebody's book, by whom and why. Append-only; a lock keeps what the month came to.
create table attendance.month_acts (
  id bigint generated always as identity primary key,
  staff_id bigint not null references kernel.staff,
  month date not null check (extract(day from month) = 1),
  act text not null,
  state text not null,
  at timestamptz not null,
  by_id bigint not null references kernel.staff,
  words text not null default '' check (length(words) <= 1000),
  figures jsonb,
  digest bytea check (length(digest) = 32),
  check ((act, state) in (('submit', 'submitted'), ('takeBack', 'open'), ('check', 'checked'), ('return', 'open'), ('lock', 'locked'), ('unlock', 'open'))),
  -- whoever submits in the place of somebody who cannot says why
  check (by_id = staff_id or act <> 'takeBack'),
  check (by_id = staff_id or act <> 'submit' or words <> ''),
  constraint nobody_closes_their_own check (by_id <> staff_id or act in ('submit', 'takeBack')),
  check (words <> '' or act not in ('return', 'unlock')),
  check ((act = 'lock') = (figures is not null and digest is not null)),
  check ((figures is null) = (digest is null)),
  unique (id, staff_id, month, state)
);
create index month_acts_of_a_month on attendance.month_acts (staff_id, month, id);

create function attendance.refuse_change_of_acts() returns trigger language plpgsql as $$
begin
  raise exception 'the acts of a month are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on attendance.month_acts
  for each statement execute function attendance.refuse_change_of_acts();

-- How far a month has come: as its last act left it. A month without a row is open.
create table attendance.months (
  staff_id bigint not null references kernel.staff,
  month date not null,
  state text not null,
  act_id bigint not null,
  primary key (staff_id, month),
  foreign key (act_id, staff_id, month, state) references attendance.month_acts (id, staff_id, month, state)
);
create index months_in_a_state on attendance.months (month, state);

create function attendance.refuse_leap() returns trigger language plpgsql as $$
begin
  if (case tg_op when 'INSERT' then 'open' else old.state end, new.state) not in
    (('open', 'submitted'), ('submitted', 'checked'), ('submitted', 'open'), ('checked', 'locked'), ('checked', 'open'), ('locked', 'open')) then
    raise exception 'a month does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger step_by_step after insert or update on attendance.months for each row execute function attendance.refuse_leap();

-- Whoever moves a month holds it alone; whoever changes what it is made of holds it with others. Both wait for each other.
create function attendance.hold_months(staff bigint[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('attendance.months'), id::int) from (select id from unnest(staff) id order by id) sorted;
end $$;

-- @return the state of the month of a day, which then stays until the transaction ends
create function attendance.held_state(staff bigint, day date) returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('attendance.months'), staff::int);
  return coalesce((select state from attendance.months where staff_id = staff and month = date_trunc('month', day)::date), 'open');
end $$;

-- What the program says kindly, the database says once more: a month that was submitted is corrected no longer.
create function attendance.refuse_closed() returns trigger language plpgsql as $$
declare day date;
begin
  foreach day in array array[new.on_day, (new.went at time zone 'Asia/Tokyo')::date] loop
    if new.state in ('asked', 'granted') and attendance.held_state(new.staff_id, day) <> 'open' then
      raise exception 'the month of % is closed', day using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;
create trigger not_in_a_closed_month before insert or update on attendance.corrections
  for each row execute function attendance.refuse_closed();
