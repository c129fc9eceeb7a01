-- 「みどり町」, invented too: a small neighbour, to see that one process serves more than one municipality.
insert into kernel.municipality (code, name, name_kana, theme, contact_phone, contact_email, address)
  values ('459984', 'みどり町', 'ミドリチョウ', 'green', '0980-00-0200', 'madoguchi@midori.example', '〒880-0001 みどり町大字緑10番地');

insert into kernel.office_hours (weekday, opens, closes) select day, '08:30', '17:15' from generate_series(1, 5) day;

insert into kernel.sections (code, name, parent_id, valid_from) values ('midori', 'みどり町', null, '2024-04-01');
insert into kernel.sections (code, name, parent_id, valid_from)
  select code, name, (select id from kernel.sections where code = 'midori'), '2024-04-01'::date
  from (values ('soumu', '総務課'), ('juumin', '住民課')) section (code, name);

insert into kernel.staff (sign_in_name, name, name_kana, email)
  select sign_in_name, name, kana, sign_in_name || '@midori.example' from (values
    ('midorikawa', '緑川 薫', 'ミドリカワ カオル'), ('kusano', '草野 実', 'クサノ ミノル'),
    ('wakaba', '若葉 萌', 'ワカバ モエ'), ('kinoshita', '木下 陽', 'キノシタ ヨウ')) person (sign_in_name, name, kana);

insert into kernel.memberships (staff_id, section_id, position, valid_from)
  select s.id, section.id, member.position, '2026-04-01'
  from (values ('midorikawa', 'soumu', 'head'), ('kusano', 'soumu', 'member'),
    ('wakaba', 'juumin', 'head'), ('kinoshita', 'juumin', 'member')) member (staff, section, position)
  join kernel.staff s on s.sign_in_name = member.staff
  join kernel.sections section on section.code = member.section;

insert into kernel.duties (staff_id, section_id, duty)
  select s.id, section.id, held.duty
  from (values ('midorikawa', 'midori', 'settings'), ('midorikawa', 'midori', 'personnel'), ('midorikawa', 'midori', 'audit'),
    ('kusano', 'soumu', 'answer'), ('wakaba', 'juumin', 'answer'), ('kinoshita', 'juumin', 'answer')) held (staff, section, duty)
  join kernel.staff s on s.sign_in_name = held.staff
  join kernel.sections section on section.code = held.section;

insert into inquiries.desk (section_id) select id from kernel.sections where code = 'juumin';
