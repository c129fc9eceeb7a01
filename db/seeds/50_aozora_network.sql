-- The gear of each site by its name, and some devices of the staff. Their addresses are locally administered: nobody's.
update kernel.sites set nas_identifier = g.gear
  from (values ('本庁舎', 'honchosha'), ('みなと分室', 'minato'), ('やまて分室', 'yamate')) g (site, gear) where name = g.site;

insert into workplaces.devices (staff_id, name, mac, certificate, registered_at)
  select s.id, d.name, d.mac, d.certificate, '2026-04-01T09:00+09' from (values
    ('takahashi', 'ノートPC 1号', '02-00-00-00-01-01', 'pc-1'), ('suzuki', 'ノートPC 2号', '02-00-00-00-01-02', 'pc-2'),
    ('ito', 'ノートPC 3号', '02-00-00-00-01-03', 'pc-3'), ('tanaka', 'タブレット 1号', '02-00-00-00-02-01', null))
    d (who, name, mac, certificate) join kernel.staff s on s.sign_in_name = d.who;
