-- A certificate that belongs to an application belongs to one that is there.
alter table procedures.certificates add foreign key (application_id) references procedures.applications;
