-- Two who change one of these at once: the second is told.
alter table kernel.sites add version integer not null default 1;
alter table workplaces.floors add version integer not null default 1;
alter table workplaces.seats add version integer not null default 1;
