-- Whoever comes to a satellite office is told of to the house in the same commit, once: punch.recorded.
create or replace function attendance.store_punches(
  staff bigint[], kinds text[], moments timestamptz[], places text[], sites text[], sources text[], keys text[], words text[])
returns setof attendance.punches language plpgsql
set enable_seqscan = off -- planned while the table is small, it would read the whole of it for as long as the connection lives
as $$
declare told bigint;
begin
  with stored as (
    insert into attendance.punches (staff_id, kind, at, place, site, source, client_key)
      select * from unnest(staff, kinds, moments, places, sites, sources, keys) asked (staff_id, kind, at, place, site, source, client_key)
      order by asked.staff_id, asked.client_key
      on conflict do nothing
      returning staff_id, kind, at, site)
  select count(graphile_worker.add_job('punch.recorded', json_build_object('staff', staff_id, 'at', at, 'site', site))) into told
    from stored where kind = 'in' and site is not null;
  perform pg_notify('live', word) from unnest(words) word;
  return query select p.* from unnest(staff, keys) with ordinality asked (staff_id, client_key, place_in_line)
    join attendance.punches p on p.staff_id = asked.staff_id and p.client_key = asked.client_key
    order by asked.place_in_line;
end $$;
