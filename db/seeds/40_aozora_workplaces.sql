-- Where one may sit: a shared room in the main hall, and the halls of the two towns that merged into it.
insert into workplaces.floors (site_id, name, width, height)
  select n.id, f.name, f.width, f.height from (values
    ('本庁舎', '3階 共用席', 900, 500), ('みなと分室', '2階', 1200, 700), ('やまて分室', '1階', 800, 500))
    f (site, name, width, height) join kernel.sites n on n.name = f.site;

insert into workplaces.seats (floor_id, label, x, y, width, height, network, vlan, features)
  select f.id, s.label, s.x, s.y, 180, 100, s.network, s.vlan, s.features::text[] from (values
    ('本庁舎', 'H1', 60, 80, 'lgwan', 110, '{outlet,monitor}'), ('本庁舎', 'H2', 360, 80, 'lgwan', 110, '{outlet,monitor}'),
    ('本庁舎', 'H3', 660, 80, 'lgwan', 110, '{outlet}'), ('本庁舎', 'H4', 60, 320, 'internet', 120, '{outlet}'),
    ('本庁舎', 'H5', 360, 320, 'internet', 120, '{outlet}'), ('本庁舎', 'H6', 660, 320, 'lgwan', 110, '{outlet,accessible}'),
    ('みなと分室', 'A1', 60, 80, 'lgwan', 210, '{outlet,monitor}'), ('みなと分室', 'A2', 340, 80, 'lgwan', 210, '{outlet,monitor}'),
    ('みなと分室', 'A3', 620, 80, 'lgwan', 210, '{outlet,monitor}'), ('みなと分室', 'A4', 900, 80, 'lgwan', 210, '{outlet,accessible}'),
    ('みなと分室', 'B1', 60, 300, 'lgwan', 210, '{outlet}'), ('みなと分室', 'B2', 340, 300, 'lgwan', 210, '{outlet}'),
    ('みなと分室', 'B3', 620, 300, 'lgwan', 210, '{outlet}'), ('みなと分室', 'B4', 900, 300, 'lgwan', 210, '{outlet}'),
    ('みなと分室', 'C1', 60, 520, 'internet', 220, '{outlet,monitor}'), ('みなと分室', 'C2', 340, 520, 'internet', 220, '{outlet}'),
    ('みなと分室', 'C3', 620, 520, 'internet', 220, '{outlet}'), ('みなと分室', 'C4', 900, 520, 'internet', 220, '{}'),
    ('やまて分室', '1', 80, 80, 'lgwan', 310, '{outlet,monitor}'), ('やまて分室', '2', 500, 80, 'lgwan', 310, '{outlet,monitor}'),
    ('やまて分室', '3', 80, 300, 'lgwan', 310, '{outlet,accessible}'), ('やまて分室', '4', 500, 300, 'internet', 320, '{outlet}'))
    s (site, label, x, y, network, vlan, features)
    join kernel.sites n on n.name = s.site join workplaces.floors f on f.site_id = n.id;

with route as (
  insert into kernel.approval_routes (matter, name, valid_from)
  values ('workplaces.booking', 'しごと場の利用(課長専決)', '2026-04-01') returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第6条' from route;
