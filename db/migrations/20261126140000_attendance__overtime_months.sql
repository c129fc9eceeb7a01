-- A month that was submitted gains no overtime, and what was ordered in it is neither confirmed nor cancelled any more.
create function attendance.refuse_closed_overtime() returns trigger language plpgsql as $$
declare moment timestamptz;
begin
  if new.state in ('refused', 'withdrawn') then return new; end if;
  foreach moment in array array[new.from_at, new.until_at, coalesce(new.done_from, new.from_at), coalesce(new.done_until, new.until_at)] loop
    if attendance.held_state(new.staff_id, (moment at time zone 'Asia/Tokyo')::date) <> 'open' then
      raise exception 'the month of % is closed', moment using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;
create trigger not_in_a_closed_month before insert or update on attendance.overtime_orders
  for each row execute function attendance.refuse_closed_overtime();
