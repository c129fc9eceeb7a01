-- 勤務場所: the buildings in which the town works, by the name that screens show. Punches keep the name as it was then.
create table kernel.sites (
  id bigint generated always as identity primary key,
  name text not null unique check (name <> '' and length(name) <= 40 and name !~ '[[:cntrl:]]'),
  kind text not null check (kind in ('main', 'satellite')),
  address text not null default '' check (length(address) <= 200),
  opens time not null default '08:30' check (extract(second from opens) = 0),
  closes time not null default '17:15' check (extract(second from closes) = 0),
  nas_identifier text unique check (nas_identifier ~ '^[!-~]{1,253}$'), -- what its network gear calls itself (RFC 2865, 5.32)
  position smallint not null default 0,
  check (opens < closes)
);
create unique index one_main_hall on kernel.sites (kind) where kind = 'main';

insert into kernel.sites (name, kind) values ('本庁舎', 'main');
insert into kernel.sites (name, kind, position) select name, 'satellite', position from attendance.sites order by position, name;
drop table attendance.sites;
