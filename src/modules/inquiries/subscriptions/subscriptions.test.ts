// 受け取るお知らせ: what somebody on LINE wants to receive, chosen on a page that a link from the talk opens.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { browserOf } from '../../../testing/browser.ts'
import { townOnLine } from '../../../testing/line.ts'
import { readSubscription, typedMonth } from './subscription.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const SETTINGS = '/console/settings/notices'
const change = (kind: string, fields: Record<string, string>, as = 'ishii') =>
  town.post(`${SETTINGS}/${kind}`, fields, as)
const labels = async (): Promise<{ id: string; kind: string; name: string }[]> =>
  (await owner.query('select id, kind, name from inquiries.notice_labels where retired_at is null order by id')).rows
const idOf = async (name: string) => (await labels()).find((label) => label.name === name)!.id
/** The form as the page has it. */
const asSeen = async (kind: string) =>
  Object.fromEntries(
    (await labels())
      .filter((label) => label.kind === kind)
      .flatMap(({ id, name }) => [
        [`was-${id}`, name],
        [`name-${id}`, name],
      ]),
  ) as Record<string, string>
const stored = async (userId: string) =>
  (
    await owner.query(
      `select s.ward_id, to_char(s.opted_in_at at time zone 'Asia/Tokyo', 'MM-DD') as since,
        (select array_agg(l.name order by l.id) from inquiries.subscribed_topics t join inquiries.notice_labels l on l.id = t.topic_id
          where t.line_user_id = s.line_user_id) as topics,
        (select array_agg(to_char(b.born_in, 'YYYY-MM') order by b.place) from inquiries.subscribed_children b
          where b.line_user_id = s.line_user_id) as children
      from inquiries.subscriptions s where s.line_user_id = $1`,
      [userId],
    )
  ).rows[0]

async function asked(name: string) {
  const phone = line.phone(name)
  await phone.text(' お知らせ ')
  await town.work()
  const [, link = ''] =
    [...JSON.stringify(phone.screen()).matchAll(/https:\/\/aozora\.test(\/line\/notices\/[\w-]+)/g)].at(-1) ?? []
  return { phone, link, browser: browserOf(town) }
}

beforeEach(() => owner.query('delete from kernel.rate_counters'))

test('while there is nothing to choose, the word is an inquiry like every other', async () => {
  const { link } = await asked('青空 みか')
  assert.equal(link, '')
  assert.equal((await owner.query('select unread from inquiries.conversations')).rows[0].unread, 1)
})

test('the town says which topics and wards there are; a name is changed, added or given up, and never twice', async () => {
  assert.equal((await change('topic', { 'added-topic': '子育て' }, 'takahashi')).status, 403)
  assert.equal((await change('topic', { 'added-topic': '子育て\n防災\n\n イベント ' })).status, 303)
  assert.equal((await change('ward', { 'added-ward': '中央\n東部' })).status, 303)
  const twice = await change('topic', { ...(await asSeen('topic')), 'added-topic': '防災' })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /「防災」が二つあります/)
  assert.equal((await change('topic', { ...(await asSeen('topic')), 'added-topic': 'あ'.repeat(31) })).status, 422)
  const seen = await asSeen('topic')
  const [first, second] = [await idOf('子育て'), await idOf('防災')]
  const swapped = { ...seen, [`name-${first}`]: '防災', [`name-${second}`]: '子育て' }
  assert.equal((await change('topic', swapped)).status, 303)
  assert.equal((await change('topic', swapped)).status, 409, 'somebody else changed it meanwhile')
  assert.equal((await change('topic', { 'added-topic': 'ごみ' })).status, 409, 'a form that does not know them all')
  assert.deepEqual(
    (await labels()).map(({ name }) => name),
    ['防災', '子育て', 'イベント', '中央', '東部'],
  )
})

test('whoever writes お知らせ gets a link, chooses, sees what is stored, changes it and stops all with one tap', async () => {
  const { phone, link, browser } = await asked('海野 けん')
  assert.match(await (await browser.get(link)).text(), /いまは、どのお知らせも受け取っていません/)
  const none = await browser.post(link, { ward: '' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /受け取る話題を一つ以上選んでください/)
  assert.equal(await stored(phone.userId), undefined, 'bad input changes nothing')

  const topics = await idOf('子育て')
  const saved = await browser.post(link, { topics, ward: await idOf('東部'), children: '2023年4月' })
  assert.equal(saved.headers.get('location'), `${link}?done=saved`)
  town.clock.advance({ minutes: 20 })
  const page = await (await browser.get(link)).text()
  assert.match(page, /11月24日\(火\)から受け取っています/)
  assert.match(page, /value="2023-04"/)

  await browser.post(link, { topics: await idOf('防災'), ward: '' })
  assert.deepEqual(await stored(phone.userId), { ward_id: null, since: '11-24', topics: ['防災'], children: null })
  const stopped = await browser.post(`${link}/stop`)
  assert.equal(stopped.headers.get('location'), `${link}?done=stopped`)
  assert.equal(await stored(phone.userId), undefined)
  const { rows } = await owner.query(`select count(*)::int as n from inquiries.subscribed_children`)
  assert.equal(rows[0].n, 0)
  const said = `select array_agg(action order by seq) as actions from kernel.audit_entries where action like 'subscription.%'`
  assert.deepEqual((await owner.query(said)).rows[0].actions, [
    'subscription.saved',
    'subscription.saved',
    'subscription.stopped',
  ])
  assert.equal((await owner.query('select sum(unread)::int as n from inquiries.conversations')).rows[0].n, 1)
})

test('a link is worth half an hour; one that was tampered with, or is somebody else’s, opens nothing of them', async () => {
  const { link, browser } = await asked('空山 ゆい')
  const other = await asked('星野 りく')
  await other.browser.post(other.link, { topics: await idOf('防災') })
  assert.match(await (await browser.get(link)).text(), /どのお知らせも受け取っていません/)
  const forged = link.replace(/.$/, link.endsWith('A') ? 'B' : 'A')
  assert.equal((await browser.get(forged)).status, 404)
  const posted = await browser.post(link, { topics: await idOf('防災') })
  assert.equal(posted.status, 303)
  town.clock.advance({ minutes: 30 })
  for (const answer of [await browser.get(link), await browser.post(`${link}/stop`)]) assert.equal(answer.status, 404)
  assert.ok(await stored(line.phone('空山 ゆい').userId))
  const { rows } = await owner.query('select l::text from inquiries.notice_links l')
  assert.ok(!JSON.stringify(rows).includes(link.split('/').at(-1)!), 'the database alone opens nothing')
})

test('who gives up a topic takes it from everybody; whoever wanted nothing else wants nothing', async () => {
  const { phone, link, browser } = await asked('風間 なお')
  await browser.post(link, { topics: await idOf('イベント') })
  const seen = await asSeen('topic')
  assert.equal((await change('topic', { ...seen, [`name-${await idOf('イベント')}`]: '' })).status, 303)
  assert.equal(await stored(phone.userId), undefined)
  assert.ok(await stored(line.phone('星野 りく').userId))
})

test('months are read as people write them, of the last twenty years, at most eight', () => {
  assert.deepEqual(
    ['2023-04', '2023/4', '２０２３年４月', '2023-13', '2023', 'x'].map((typed) => typedMonth(typed)?.toString()),
    ['2023-04', '2023-04', '2023-04', undefined, undefined, undefined],
  )
  const today = Temporal.PlainDate.from('2026-11-24')
  const read = (children: string[]) =>
    readSubscription({ topics: ['1'], children }, [{ id: 1, kind: 'topic', name: '防災' }], today)
  assert.deepEqual(read(['2026-11', '', '2026-11', '2006-11']).children.map(String), ['2026-11', '2006-11'])
  for (const wrong of [['2026-12'], ['2006-10'], ['きのう'], Array<string>(9).fill('2020-01')])
    assert.throws(() => read(wrong), { status: 422, field: 'children' })
})

test('the database takes no ninth child, no day of birth and no ward for a topic', async () => {
  const { userId } = line.phone('星野 りく')
  const ward = await idOf('東部')
  const refusals: [string, unknown[]][] = [
    [`insert into inquiries.subscribed_children values ($1, 9, '2020-01-01')`, [userId]],
    [`insert into inquiries.subscribed_children values ($1, 1, '2020-01-02')`, [userId]],
    [`insert into inquiries.subscribed_topics (line_user_id, topic_id) values ($1, $2)`, [userId, ward]],
  ]
  for (const [text, values] of refusals) await assert.rejects(owner.query(text, values), /violates/)
})
