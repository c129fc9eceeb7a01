-- Where one came, one was: such a day is not cancelled any more, so that what counts days and minutes counts what stands.
update workplaces.bookings set came_at = null, came_by = null, saved_minutes = null where status = 'cancelled' and came_at is not null;
alter table workplaces.bookings drop constraint bookings_check2;
alter table workplaces.bookings add constraint came_to_what_stands check (came_at is null or status = 'approved');
