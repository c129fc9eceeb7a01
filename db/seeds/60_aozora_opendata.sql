-- What becomes public for good is read by two.
with route as (
  insert into kernel.approval_routes (matter, name, valid_from)
  values ('opendata.publication', 'オープンデータの公開(課長専決)', '2026-04-01') returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select route.id, step.place, step.kind, step.position, step.article
  from route, (values (1, 'approval', 'chief', null), (2, 'decision', 'head', '事務決裁規程第5条')) step (place, kind, position, article);
