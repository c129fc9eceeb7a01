-- A small town: the head of the section decides.
with route as (
  insert into kernel.approval_routes (matter, name, valid_from) values ('general', '一般起案(課長専決)', '2026-04-01') returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第4条' from route;

with route as (
  insert into kernel.approval_routes (matter, name, valid_from)
  values ('attendance.correction', '打刻の訂正(課長専決)', '2026-04-01'), ('inquiries.reply', '相談への返信(課長専決)', '2026-04-01'),
    ('inquiries.broadcast', '一斉配信(課長専決)', '2026-04-01')
  returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第5条' from route;

with route as (
  insert into kernel.approval_routes (matter, name, valid_from) values
    ('attendance.leave', '休暇(課長専決)', '2026-04-01'), ('attendance.telework', '在宅勤務(課長専決)', '2026-04-01'),
    ('attendance.overtime', '時間外勤務命令(課長専決)', '2026-04-01')
  returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第5条' from route;
