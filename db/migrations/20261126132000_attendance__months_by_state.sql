-- What waits is asked for on every first page: by state, among the months of years.
create index months_by_state on attendance.months (state, month);
drop index attendance.months_in_a_state;
