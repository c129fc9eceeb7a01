insert into workplaces.floors (site_id, name, width, height) select id, '2階', 600, 300 from kernel.sites where kind = 'main';
insert into workplaces.seats (floor_id, label, x, y, width, height, network, features)
  select f.id, s.label, s.x, 100, 180, 100, 'lgwan', '{outlet}' from workplaces.floors f, (values ('1', 60), ('2', 360)) s (label, x);

with route as (
  insert into kernel.approval_routes (matter, name, valid_from)
  values ('workplaces.booking', 'しごと場の利用(課長専決)', '2026-04-01') returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第5条' from route;
