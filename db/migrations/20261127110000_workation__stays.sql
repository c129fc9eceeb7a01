-- What is taken of a day. A row that is there only because something is taken says so (`ordinary`), and follows the place's ordinary number.
alter table workation.stock_days
  add column taken smallint not null default 0,
  add column ordinary boolean not null default false,
  add constraint no_overbooking check (taken between 0 and units);
drop index workation.stock_by_day;
create index stock_by_day on workation.stock_days (on_day, place_id) include (units, taken);
alter table workation.sessions
  add column taken smallint not null default 0,
  add constraint no_overbooking check (taken between 0 and places);
create index sessions_to_come on workation.sessions (starts_at) where cancelled_at is null;

-- 会社: a firm outside. One record for one firm, however it writes its name.
create table workation.companies (
  id bigint generated always as identity primary key,
  name text not null check (workation.is_line(name, 80)),
  name_key text not null unique check (name_key <> ''), -- without 株式会社, spaces, width and case
  home text not null default '' check (length(home) <= 60), -- where it is from
  stage text not null default 'inquiry' check (stage in ('inquiry', 'visit', 'trial', 'opened', 'closed')),
  next_action text check (workation.is_line(next_action, 200)),
  next_on date,
  known_since timestamptz not null,
  version integer not null default 1,
  check ((next_action is null) = (next_on is null))
);
-- The list: by next action due, then the newest; of one stage too.
create index companies_by_due on workation.companies ((coalesce(next_on, 'infinity'::date)), (-id));
create index companies_of_a_stage on workation.companies (stage, (coalesce(next_on, 'infinity'::date)), (-id));

-- What became of a firm, the next actions that were done too; never changed. Its stage is what the last act of that kind left.
create table workation.company_acts (
  id bigint generated always as identity primary key,
  company_id bigint not null references workation.companies,
  act text not null check (act in ('stage', 'note', 'done')),
  stage text check (stage in ('inquiry', 'visit', 'trial', 'opened', 'closed')),
  on_day date not null, -- on which it happened: an office is counted as opened from then on
  words text not null check (length(words) <= 2000),
  staff_id bigint not null references kernel.staff,
  at timestamptz not null,
  check ((act = 'stage') = (stage is not null)),
  check (act = 'stage' or words <> '')
);
create index acts_of_a_company on workation.company_acts (company_id, id);
create index offices_opened on workation.company_acts (on_day) where stage = 'opened';

-- 滞在: one team of a firm that wants to come, from its inquiry to its survey.
create table workation.stays (
  id bigint generated always as identity primary key,
  company_id bigint not null references workation.companies,
  person text not null check (workation.is_line(person, 60)),
  email text not null check (workation.is_line(email, 254)),
  phone text not null check (phone ~ '^[0-9+() -]{0,20}$'),
  language text not null check (language in ('ja', 'en')),
  people smallint not null check (people between 1 and 500),
  wished_from date,
  wished_through date,
  purposes text[] not null check (purposes <@ array['work', 'lodging', 'programme', 'office'] and purposes <> '{}'),
  state text not null default 'asked' check (state in ('asked', 'proposed', 'booked', 'cancelled', 'declined')),
  asked_at timestamptz not null,
  key uuid not null unique, -- drawn with the form: sent twice it is one
  from_day date, -- of what is booked, or was proposed last
  through_day date check (through_day >= from_day),
  survey_asked_at timestamptz,
  version integer not null default 1,
  check ((from_day is null) = (through_day is null)),
  check (state not in ('proposed', 'booked') or from_day is not null),
  check ((wished_from is null) = (wished_through is null)),
  check (wished_through >= wished_from)
);
create index stays_of_a_company on workation.stays (company_id, id);
create index stays_in_hand on workation.stays (state, id) where state in ('asked', 'proposed');
create index stays_to_come on workation.stays (through_day) where state = 'booked';
create index surveys_to_ask on workation.stays (through_day) where state = 'booked' and survey_asked_at is null;

-- アドレス of a stay for the firm, which has no account: each mail brings one of its own. The table keeps digests.
create table workation.stay_links (
  digest bytea primary key check (length(digest) = 32),
  stay_id bigint not null references workation.stays,
  expires_at timestamptz not null
);
create index links_of_a_stay on workation.stay_links (stay_id);

-- What became of a stay; never changed. Without a member of staff and a 担当者 it was the firm, or came by itself (expired, missed).
create table workation.stay_acts (
  id bigint generated always as identity primary key,
  stay_id bigint not null references workation.stays,
  act text not null check (act in ('asked', 'proposed', 'held', 'expired', 'booked', 'changed', 'cancelled', 'declined', 'missed', 'arrived', 'answered')),
  words text not null default '' check (length(words) <= 2000),
  staff_id bigint references kernel.staff,
  resident_id bigint references kernel.residents,
  at timestamptz not null,
  check (num_nonnulls(staff_id, resident_id) <= 1)
);
create index acts_of_a_stay on workation.stay_acts (stay_id, id);

-- 行程: what is proposed to a team. One draft at a time; once it is proposed it is never changed, another one follows it.
create table workation.itineraries (
  id bigint generated always as identity primary key,
  stay_id bigint not null references workation.stays,
  people smallint not null check (people between 1 and 500),
  words text not null default '' check (length(words) <= 2000),
  proposed_at timestamptz,
  staff_id bigint not null references kernel.staff,
  unique (id, stay_id)
);
create unique index one_draft_of_a_stay on workation.itineraries (stay_id) where proposed_at is null;
create index itineraries_of_a_stay on workation.itineraries (stay_id, id);

-- Either units of a place from a day to a day (of a lodging that of leaving), or people at one date of a programme.
create table workation.itinerary_items (
  id bigint generated always as identity primary key,
  itinerary_id bigint not null references workation.itineraries on delete cascade,
  place_id bigint references workation.places,
  from_day date,
  through_day date,
  session_id bigint references workation.sessions,
  units smallint not null check (units between 1 and 500), -- of a session: people
  price integer not null check (price between 0 and 10000000), -- yen of one unit and day, night or person, as it was then
  check (num_nonnulls(place_id, session_id) = 1),
  check (num_nonnulls(place_id, from_day, through_day) in (0, 3)),
  check (through_day >= from_day and through_day - from_day <= 92)
);
create index items_of_an_itinerary on workation.itinerary_items (itinerary_id, id);
create index items_by_day on workation.itinerary_items (from_day) where from_day is not null;
create index items_of_a_place on workation.itinerary_items (place_id, through_day) where place_id is not null;
create index items_of_a_session on workation.itinerary_items (session_id) where session_id is not null;

create function workation.refuse_change_of_proposed() returns trigger language plpgsql as $$
declare changed bigint := case when tg_op = 'DELETE' then old.itinerary_id else new.itinerary_id end;
begin
  if exists (select from workation.itineraries where id = changed and proposed_at is not null) then
    raise exception 'a proposed itinerary is never changed' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger proposed_stands before insert or update or delete on workation.itinerary_items
  for each row execute function workation.refuse_change_of_proposed();
create function workation.refuse_to_propose_twice() returns trigger language plpgsql as $$ begin
  if old.proposed_at is not null then
    raise exception 'a proposed itinerary is never changed' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger proposed_stands before update or delete on workation.itineraries
  for each row execute function workation.refuse_to_propose_twice();

-- 予約: an itinerary whose days and seats are taken. Held for half an hour while the firm decides, then booked, or it expired.
create table workation.reservations (
  id bigint generated always as identity primary key,
  stay_id bigint not null references workation.stays,
  itinerary_id bigint not null,
  state text not null check (state in ('held', 'booked', 'expired', 'replaced', 'cancelled')),
  began_at timestamptz not null,
  held_until timestamptz not null check (held_until >= began_at),
  booked_at timestamptz check (booked_at >= began_at and booked_at <= held_until),
  ended_at timestamptz,
  person text check (workation.is_line(person, 60)), -- whom to ask for on the day
  phone text check (phone ~ '^[0-9+() -]{1,20}$'),
  wishes text check (length(wishes) <= 1000), -- meals, what to look out for
  foreign key (itinerary_id, stay_id) references workation.itineraries (id, stay_id),
  check (num_nonnulls(booked_at, person, phone, wishes) in (0, 4)),
  check (state <> 'booked' or booked_at is not null),
  check (state not in ('held', 'expired') or booked_at is null),
  check ((ended_at is null) = (state in ('held', 'booked')))
);
create unique index one_reservation_of_a_stay on workation.reservations (stay_id) where state in ('held', 'booked');
create index reservations_of_an_itinerary on workation.reservations (itinerary_id);
create index holds_to_expire on workation.reservations (held_until) where state = 'held';

-- What a reservation that stands takes: triggers keep the counters, whose constraints make over-booking impossible whoever writes.
create table workation.reserved_days (
  reservation_id bigint not null references workation.reservations,
  place_id bigint not null references workation.places,
  on_day date not null,
  units smallint not null check (units > 0),
  primary key (reservation_id, place_id, on_day)
);
create index reserved_by_day on workation.reserved_days (place_id, on_day);
create table workation.reserved_seats (
  reservation_id bigint not null references workation.reservations,
  session_id bigint not null references workation.sessions,
  people smallint not null check (people > 0),
  primary key (reservation_id, session_id)
);
create index reserved_by_session on workation.reserved_seats (session_id);

-- 空きの数 of a day on which nothing differs; nothing where the place is never open. Said here for whoever writes a row of that day.
create function workation.ordinary_units(place workation.places, on_day date) returns smallint language sql stable as $$
  select case when extract(isodow from on_day)::smallint = any (place.weekdays) then place.units when place.kind = 'lodging' then 0::smallint end
$$;
create function workation.take_day() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into workation.stock_days as s (place_id, on_day, units, taken, ordinary)
      select new.place_id, new.on_day, coalesce(workation.ordinary_units(p, new.on_day), 0), new.units, true
      from workation.places p where p.offer_id = new.place_id
      on conflict (place_id, on_day) do update set taken = s.taken + excluded.taken;
    return new;
  end if;
  update workation.stock_days set taken = taken - old.units where place_id = old.place_id and on_day = old.on_day;
  delete from workation.stock_days where place_id = old.place_id and on_day = old.on_day and taken = 0 and ordinary;
  return old;
end $$;
create trigger take_day before insert or delete on workation.reserved_days for each row execute function workation.take_day();
create function workation.take_seats() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    update workation.sessions set taken = taken + new.people where id = new.session_id;
    return new;
  end if;
  update workation.sessions set taken = taken - old.people where id = old.session_id;
  return old;
end $$;
create trigger take_seats before insert or delete on workation.reserved_seats for each row execute function workation.take_seats();

-- 到着: how many of a booked item really came; nobody counts too.
create table workation.arrivals (
  item_id bigint primary key references workation.itinerary_items,
  people smallint not null check (people between 0 and 500),
  at timestamptz not null,
  staff_id bigint references kernel.staff,
  resident_id bigint references kernel.residents,
  check (num_nonnulls(staff_id, resident_id) = 1)
);

-- アンケート: one answer of a stay.
create table workation.surveys (
  stay_id bigint primary key references workation.stays,
  spend integer not null check (spend between 0 and 100000000), -- yen of the whole team in the town, besides what was booked
  satisfaction smallint not null check (satisfaction between 1 and 5),
  again text not null check (again in ('yes', 'perhaps', 'no')),
  office boolean not null, -- wants to hear about opening an office
  words text not null check (length(words) <= 2000),
  answered_at timestamptz not null
);

create trigger append_only before update or delete or truncate on workation.company_acts
  for each statement execute function workation.refuse_change();
create trigger append_only before update or delete or truncate on workation.stay_acts
  for each statement execute function workation.refuse_change();
create trigger append_only before update or delete or truncate on workation.surveys
  for each statement execute function workation.refuse_change();
