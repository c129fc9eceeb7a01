-- あおぞら市 has a mayor, and routes for what its staff propose. The articles are of a rule as invented as the town.
insert into kernel.staff (sign_in_name, name, name_kana, email)
  values ('aoyama', '青山 弘', 'アオヤマ ヒロシ', 'aoyama@aozora.example');
insert into kernel.memberships (staff_id, section_id, position, valid_from)
  select s.id, n.id, 'head', '2026-04-01' from kernel.staff s, kernel.sections n where s.sign_in_name = 'aoyama' and n.code = 'aozora';

with route as (
  insert into kernel.approval_routes (matter, section_id, name, valid_from)
  select 'general', n.id, r.name, '2026-04-01' from (values
    (null, '一般起案(課長専決)'), ('kosodate', '子育て支援課の一般起案(合議のうえ市長決裁)')) r (section, name)
  left join kernel.sections n on n.code = r.section
  returning id, section_id)
insert into kernel.approval_route_steps (route_id, place, kind, position, section_id, delegated_under)
  select route.id, step.place, step.kind, step.position, n.id, step.article
  from route join (values
    (true, 1, 'approval', 'chief', null, null),
    (true, 2, 'decision', 'head', null, '事務決裁規程第5条'),
    (false, 1, 'approval', 'chief', null, null),
    (false, 2, 'approval', 'head', null, null),
    (false, 3, 'concurrence', 'head', 'kikaku', null),
    (false, 3, 'concurrence', 'head', 'jouhou', null),
    (false, 4, 'decision', 'head', 'aozora', null)) step (town, place, kind, position, section, article)
    on step.town = (route.section_id is null)
  left join kernel.sections n on n.code = step.section;

with route as (
  insert into kernel.approval_routes (matter, name, valid_from)
  values ('attendance.correction', '打刻の訂正(課長専決)', '2026-04-01'), ('inquiries.reply', '相談への返信(課長専決)', '2026-04-01'),
    ('inquiries.broadcast', '一斉配信(課長専決)', '2026-04-01')
  returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第6条' from route;

with route as (
  insert into kernel.approval_routes (matter, name, valid_from) values
    ('attendance.leave', '休暇(課長専決)', '2026-04-01'), ('attendance.telework', '在宅勤務(課長専決)', '2026-04-01'),
    ('attendance.overtime', '時間外勤務命令(課長専決)', '2026-04-01')
  returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, delegated_under)
  select id, 1, 'decision', 'head', '事務決裁規程第6条' from route;

-- 子育て支援課 decides applications in three steps: 市民課 looks whether the family is registered here.
with route as (
  insert into kernel.approval_routes (matter, section_id, name, valid_from)
  select 'procedures.application', id, '申請の決定(市民課長合議のうえ課長専決)', '2026-04-01' from kernel.sections where code = 'kosodate'
  returning id)
insert into kernel.approval_route_steps (route_id, place, kind, position, section_id, delegated_under)
  select route.id, step.place, step.kind, step.position, n.id, step.article
  from route cross join (values
    (1, 'approval', 'chief', null, null),
    (2, 'concurrence', 'head', 'shimin', null),
    (3, 'decision', 'head', null, '事務決裁規程第7条')) step (place, kind, position, section, article)
  left join kernel.sections n on n.code = step.section;
