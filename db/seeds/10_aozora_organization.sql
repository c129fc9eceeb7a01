-- 「あおぞら市」 is invented, and so is everybody in it. The code is of a number range that no municipality has.
insert into kernel.municipality (code, name, name_kana, theme, contact_phone, contact_email, address)
  values ('459992', 'あおぞら市', 'アオゾラシ', 'blue', '0980-00-0100', 'madoguchi@aozora.example', '〒880-0000 あおぞら市中央1丁目1番地1');

insert into kernel.office_hours (weekday, opens, closes) select day, '08:30', '17:15' from generate_series(1, 5) day;

insert into kernel.sections (code, name, parent_id, valid_from) values ('aozora', 'あおぞら市', null, '2024-04-01');
insert into kernel.sections (code, name, parent_id, valid_from)
  select code, name, (select id from kernel.sections where code = 'aozora'), '2024-04-01'::date from (values
    ('ijuu', '移住定住推進課'), ('shimin', '市民課'), ('kosodate', '子育て支援課'), ('suidou', '上下水道課'),
    ('kankyou', '環境衛生課'), ('kikaku', '総合政策課'), ('jinji', '人事課'), ('jouhou', '情報政策課')) section (code, name);

insert into kernel.staff (sign_in_name, name, name_kana, email)
  select sign_in_name, name, kana, sign_in_name || '@aozora.example' from (values
    ('sato', '佐藤 美咲', 'サトウ ミサキ'), ('suzuki', '鈴木 健太', 'スズキ ケンタ'), ('takahashi', '高橋 由美子', 'タカハシ ユミコ'),
    ('tanaka', '田中 翔', 'タナカ ショウ'), ('ito', '伊藤 さくら', 'イトウ サクラ'),
    ('watanabe', '渡辺 誠', 'ワタナベ マコト'), ('yamamoto', '山本 恵', 'ヤマモト メグミ'), ('nakamura', '中村 大輔', 'ナカムラ ダイスケ'),
    ('kobayashi', '小林 彩', 'コバヤシ アヤ'), ('kato', '加藤 隆', 'カトウ タカシ'),
    ('yoshida', '吉田 真理', 'ヨシダ マリ'), ('yamada', '山田 拓也', 'ヤマダ タクヤ'), ('sasaki', '佐々木 葵', 'ササキ アオイ'),
    ('yamaguchi', '山口 浩二', 'ヤマグチ コウジ'), ('matsumoto', '松本 千尋', 'マツモト チヒロ'),
    ('inoue', '井上 亮', 'イノウエ リョウ'), ('kimura', '木村 奈々', 'キムラ ナナ'), ('hayashi', '林 和也', 'ハヤシ カズヤ'),
    ('shimizu', '清水 瞳', 'シミズ ヒトミ'), ('yamazaki', '山崎 剛', 'ヤマザキ ツヨシ'),
    ('mori', '森 優子', 'モリ ユウコ'), ('abe', '阿部 直樹', 'アベ ナオキ'), ('ikeda', '池田 かおり', 'イケダ カオリ'),
    ('hashimoto', '橋本 学', 'ハシモト マナブ'), ('yamashita', '山下 結衣', 'ヤマシタ ユイ'),
    ('ishikawa', '石川 進', 'イシカワ ススム'), ('nakajima', '中島 明日香', 'ナカジマ アスカ'), ('maeda', '前田 悟', 'マエダ サトル'),
    ('fujita', '藤田 春菜', 'フジタ ハルナ'), ('ogawa', '小川 徹', 'オガワ トオル'),
    ('goto', '後藤 麻衣', 'ゴトウ マイ'), ('okada', '岡田 俊介', 'オカダ シュンスケ'), ('hasegawa', '長谷川 京子', 'ハセガワ キョウコ'),
    ('murakami', '村上 遼', 'ムラカミ リョウ'), ('kondo', '近藤 里奈', 'コンドウ リナ'),
    ('ishii', '石井 豊', 'イシイ ユタカ'), ('saito', '斎藤 詩織', 'サイトウ シオリ'), ('sakamoto', '坂本 洋平', 'サカモト ヨウヘイ'),
    ('endo', '遠藤 千夏', 'エンドウ チナツ'), ('aoki', '青木 修', 'アオキ オサム')) person (sign_in_name, name, kana);

-- Five to a section, the first its head.
insert into kernel.memberships (staff_id, section_id, position, valid_from)
  select s.id, section.id, case (s.id - 1) % 5 when 0 then 'head' when 1 then 'chief' else 'member' end, '2026-04-01'
  from kernel.staff s
  join (select id, row_number() over (order by id) - 1 as place from kernel.sections where parent_id is not null) section
    on section.place = (s.id - 1) / 5;

insert into kernel.stand_ins (section_id, staff_id, valid_from, valid_to)
  select section_id, staff_id, '2026-04-01', '2027-04-01' from kernel.memberships where position = 'chief';

insert into kernel.duties (staff_id, section_id, duty)
  select m.staff_id, m.section_id, 'answer' from kernel.memberships m join kernel.sections s on s.id = m.section_id
    where s.code in ('ijuu', 'shimin', 'kosodate', 'suidou', 'kankyou', 'kikaku')
  union all
  select m.staff_id, root.id, duty.name from kernel.memberships m
    join kernel.sections s on s.id = m.section_id
    join (values ('jouhou', 'settings'), ('jouhou', 'audit'), ('jinji', 'personnel')) duty (section, name) on duty.section = s.code
    cross join (select id from kernel.sections where code = 'aozora') root;

insert into inquiries.desk (section_id) select id from kernel.sections where code = 'ijuu';

-- The main hall, and the halls of two towns that merged into it.
update kernel.sites set address = 'あおぞら市中央1丁目1番地1';
insert into kernel.sites (name, kind, address, position) values
  ('みなと分室', 'satellite', 'あおぞら市みなと町3番地(旧みなと町役場)', 1),
  ('やまて分室', 'satellite', 'あおぞら市やまて町12番地(旧やまて村役場)', 2);
