-- The town's own rule, as invented as the town: annual leave is taken by half days too.
insert into attendance.rule_overrides (from_on, rules) values ('2026-04-01', jsonb_build_object('leaveUnits', jsonb_build_object(
  'title', '年次有給休暇の単位', 'article', 'あおぞら市職員の勤務時間に関する規則第12条', 'minutes', 60, 'halfDays', true)));

-- Its planning section works to what the assembly and the prefecture ask for.
insert into attendance.driven_sections (section_id, valid_from) select id, '2026-04-01' from kernel.sections where code = 'kikaku';
