import type pg from 'pg'

const SAID = [
  '空き家バンクに登録されている物件を見学したいのですが、いつ頃がよいでしょうか。',
  '補助金の申請に必要な書類を教えてください。',
  '燃えるごみの収集日は何曜日ですか。',
  '粗大ごみの出し方がわかりません。',
  '来月から転入する予定です。手続きは窓口でできますか。',
  'ご連絡ありがとうございます。確認して、折り返しお知らせします。',
  'ありがとうございました。とても助かりました。',
  '水道の使用を開始したいです。',
  '保育園の空きはありますか。三歳の子どもがいます。',
  '住民票を郵送で取り寄せる方法を知りたいです。',
  '道路に穴が開いていて危ないです。写真を送ります。',
  '移住体験住宅の予約について質問があります。',
  '農業を始めたいのですが、相談できるところはありますか。',
  '税金の納付書をなくしてしまいました。再発行できますか。',
  '図書館の開館時間を教えてください。',
  '犬の登録と予防注射について聞きたいです。',
  '子どもの医療費の助成は何歳までですか。',
  '引っ越し先の住所が変わりました。',
  '担当の者から、明日の午前中にお電話いたします。',
  '必要な書類は、町のページにも載せています。ご覧ください。',
]
const SURNAMES = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '青空', '海野']
const GIVEN = ['みか', 'けん', '花子', '太郎', 'さくら', '大輔', '美咲', '翔太', '結衣', '健一']

/** Few of the messages hold this, and one conversation bears this name. */
export const RARE = { word: 'ハチの巣駆除', name: '勅使河原' }

/** One of the first parameter's words, another for each row. */
const ONE = `($1::text[])[1 + floor(random() * cardinality($1::text[]))::int]`

/**
 * Fills a town with conversations of seven messages each over three years, in all sections that answer: some open, closed, urgent, taken, tagged, promised, and
 * one in ten with a note. Most people on LINE have a picture of themselves, and one in ten sent one of what they write about.
 */
export async function fillDesk(owner: pg.Pool, conversations: number): Promise<void> {
  await owner.query(
    `insert into kernel.residents (display_name) select ($1::text[])[1 + n % cardinality($1::text[])] || ' ' || ($2::text[])[1 + (n / 7) % cardinality($2::text[])] from generate_series(1, $3::int) n`,
    [SURNAMES, GIVEN, conversations - 1],
  )
  await owner.query(`insert into kernel.residents (display_name) values ($1 || ' 真一')`, [RARE.name])
  const steps = [
    `insert into inquiries.conversations (channel, resident_id, section_id, line_user_id, last_message_at, last_words)
       select case when r.id % 5 = 0 then 'web' else 'line' end, r.id, s.id, case when r.id % 5 = 0 then null else 'U' || md5(r.id::text) end,
         now() - interval '3 years' * random(), 'よろしくお願いします。'
       from kernel.residents r join (select row_number() over (order by section_id) - 1 as nth, section_id as id from (
         select distinct section_id from kernel.duties where duty = 'answer') d) s on s.nth = r.id % (select count(distinct section_id) from kernel.duties where duty = 'answer')`,
    `update inquiries.conversations set urgent = id % 97 = 0, closed_at = case when id % 3 = 0 then last_message_at end, closed_by = case when id % 3 = 0 then 1 end,
       no_reply_at = case when id % 3 = 1 then last_message_at end, no_reply_by = case when id % 3 = 1 then 1 end`,
    `update inquiries.conversations c set assignee_id = (select min(staff_id) from kernel.duties d where d.duty = 'answer' and d.section_id = c.section_id) where id % 11 = 0`,
    `update inquiries.conversations set unread = 1, waiting_since = last_message_at, no_reply_at = null, no_reply_by = null
       where closed_at is null and id in (select id from inquiries.conversations order by last_message_at desc limit 3000)`,
    `update inquiries.conversations set promised_until = waiting_since + interval '3 days' where waiting_since is not null`,
    `insert into inquiries.tags (section_id, name) select distinct section_id, '分類' || n from kernel.duties, generate_series(1, 5) n where duty = 'answer'`,
    `insert into inquiries.conversation_tags (conversation_id, tag_id, last_message_at)
       select c.id, t.id, c.last_message_at from inquiries.conversations c join inquiries.tags t on t.section_id = c.section_id and (c.id + t.id) % 40 = 0`,
  ]
  for (const step of steps) await owner.query(step)
  await owner.query(
    `insert into kernel.files (sha256, media_type, bytes, scan) select sha256(n::text::bytea), 'image/jpeg', 1000, 'clean' from generate_series(1, 100) n`,
  )
  await owner.query(
    `update kernel.residents set picture_sha256 = sha256((1 + id % 100)::text::bytea) where id % 5 <> 0`,
  )
  const said = `insert into inquiries.messages (conversation_id, author, staff_id, kind, body, occurred_at)
    select c.id, case when n % 2 = 1 then 'resident' else 'staff' end, case when n % 2 = 0 then 1 end, 'text',
      ${ONE} || ${ONE} || c.id || case when c.id % 15000 = n then $2::text else '' end, c.last_message_at - interval '1 hour' * (7 - n)
    from generate_series(1, 7) n, inquiries.conversations c`
  await owner.query(said, [SAID, RARE.word])
  await owner.query(
    `insert into inquiries.attachments (message_id, conversation_id, state, sha256, preview_sha256, name)
     select max(m.id), m.conversation_id, 'stored', sha256('1'), sha256((1 + m.conversation_id % 100)::text::bytea), 'photo.jpg'
     from inquiries.messages m where m.conversation_id % 10 = 3 group by m.conversation_id`,
  )
  await owner.query(
    `insert into inquiries.notes (conversation_id, kind, author_id, body, written_at, key)
    select id, 'note', 1, ${ONE}, last_message_at, gen_random_uuid() from inquiries.conversations where id % 10 = 0`,
    [SAID],
  )
  await owner.query('vacuum analyze')
}

/** As many people who answer where somebody does, each with the same duties. */
export async function hireColleagues(owner: pg.Pool, of: number, count: number): Promise<number[]> {
  const { rows } = await owner.query(
    `insert into kernel.staff (name, name_kana, sign_in_name) select '職員 ' || n, 'ショクイン', 'colleague' || n from generate_series(1, $1::int) n returning id`,
    [count],
  )
  const ids = rows.map(({ id }) => Number(id))
  await owner.query(
    `insert into kernel.duties (staff_id, section_id, duty) select s, d.section_id, d.duty from unnest($1::bigint[]) s, kernel.duties d where d.staff_id = $2`,
    [ids, of],
  )
  await owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from)
       select s, m.section_id, 'member', m.valid_from from unnest($1::bigint[]) s, kernel.memberships m where m.staff_id = $2 and m.valid_to is null`,
    [ids, of],
  )
  return ids
}
