// 統合 beside everything else of the desk: calls, confidence, decisions, questions afterwards, erasure, counting, and several at once.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { deskOf } from '../../../../testing/desk.ts'
import { townOnLine } from '../../../../testing/line.ts'
import { runRetention } from '../../retention/run-retention.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { owner, clock, line, phoneClock } = town
const { one, rows, page, post, rowOf } = deskOf(town)
await owner.query(
  `insert into inquiries.satisfaction_terms (asks, words_ja, words_en, changed_at, changed_by) values (true, 'いかがでしたか', 'How was it?', now(), 1)`,
)
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, unnest(array['answer', 'settings']) from kernel.staff t, kernel.sections s
  where t.sign_in_name = 'ishii' and s.code = 'aozora' on conflict do nothing`)
beforeEach(() => owner.query('delete from kernel.rate_counters'))

async function asked(name: string): Promise<number> {
  await town.post('/inquiries', { name, text: `${name}の話`, key: randomUUID() })
  return Number(await one('select max(id) from inquiries.conversations'))
}
const merge = (main: number, merged: number, as = 'suzuki') =>
  post(main, 'merges', { merged: String(merged), mergeReason: '同じ用件' }, as)
const show = (id: number, as = 'suzuki') => page(`/console/inquiries/${id}`, as)
const reply = (id: number, text = 'お答えします') => post(id, 'replies', { text, key: randomUUID() })
const close = async (id: number, more = {}) =>
  post(id, 'closing', { ...more, seen: String(await one('select max(id) from inquiries.messages')) })
const later = async (minutes: number) => {
  clock.advance({ minutes })
  await phoneClock.advance(minutes * 60_000)
}

/** Of every conversation: whoever waits is seen to wait, once, and with a day. */
async function nothingIsLost() {
  const wrong = await rows(`select id from inquiries.conversations c where erased_at is null and case
    when merged_into is not null then waiting_since is not null or unread > 0 or promised_until is not null
    else no_reply_at is null and waiting_since is distinct from inquiries.unanswered_since(id) or (waiting_since is null) <> (promised_until is null) end`)
  assert.deepEqual(wrong, [])
}

test('a call that is owed in what was joined is owed in the main one, and a reply there may be its answer', async () => {
  const talk = await town.arrives('青空 みか', '折り返しをお願いしました')
  const memo = {
    key: randomUUID(),
    callback: 'needed',
    phone: '0986-23-2111',
    name: '青空 みか',
    person: 'new',
    about: '空き家',
  }
  assert.equal((await town.post('/console/inquiries/calls', memo, 'suzuki')).status, 303)
  const call = Number(await one('select max(id) from inquiries.calls'))
  const phone = Number(await one('select conversation_id from inquiries.calls where id = $1', [call]))
  assert.equal((await merge(talk, phone)).status, 303)
  const html = await show(talk)
  for (const words of ['0986-23-2111', '空き家', '青空 みかさん(電話)']) assert.ok(html.includes(words), words)
  assert.match(await show(phone), /青空 みかさん\(電話\)<\/strong>には、文字で返信できません/)
  await later(1)
  await reply(talk)
  await town.work()
  assert.notEqual((await rowOf(talk)).waiting_since, null)
  assert.equal(
    (await town.post(`/console/inquiries/calls/${call}/written-answer`, { key: randomUUID() }, 'suzuki')).status,
    303,
  )
  assert.equal((await rowOf(talk)).waiting_since, null)
  await nothingIsLost()
})

const memo = (person: string) => ({
  key: randomUUID(),
  callback: 'none',
  phone: '080-1111-3333',
  name: '青空 りん',
  person,
})

test('somebody known by their number, mailbox or name here is offered for a merge with one press', async () => {
  await town.post('/console/inquiries/calls', memo('new'), 'suzuki')
  const first = Number(await one('select max(id) from inquiries.conversations'))
  await town.post('/console/inquiries/calls', memo('new'), 'suzuki')
  const second = Number(await one('select max(id) from inquiries.conversations'))
  assert.match(await show(second), new RegExp(`同じ電話番号[\\s\\S]*name="merged" value="${first}"`))
})

test('what is confidential is merged with nothing, and what was merged does not become confidential', async () => {
  const talk = await town.arrives('青空 葵', '秘密です')
  const id = await asked('青空 蘭')
  await post(talk, 'page')
  const confidential = Number(await one('select max(id) from inquiries.conversations'))
  for (const [main, other] of [
    [id, talk],
    [talk, id],
    [id, confidential],
  ] as const)
    assert.match(await (await merge(main, other)).text(), /町のページで続ける相談は、内容を守るため統合できません/)
  const another = await town.arrives('青空 萩', '萩です')
  assert.equal((await merge(another, id)).status, 303)
  assert.match(await (await post(another, 'page')).text(), /統合を解いてから、町のページに移してください/)
  await assert.rejects(
    owner.query(
      `insert into inquiries.conversations (channel, confidential_of, resident_id, section_id, last_message_at)
       select 'web', id, resident_id, section_id, now() from inquiries.conversations where id = $1`,
      [another],
    ),
    /a merged talk has no page/,
  )
})

test('where replies are decided, a reply to what was joined is too, and the main one neither closes nor moves before', async () => {
  const [id, other] = [await asked('青空 一'), await asked('青空 二')]
  assert.equal((await post(id, 'decision-mark')).status, 303)
  await merge(id, other)
  assert.equal((await reply(other)).status, 303)
  assert.equal(
    await one(`select state from inquiries.proposed_replies where conversation_id = $1`, [other]),
    'proposed',
  )
  assert.match(await show(id), /青空 二さん\(チャット\)に返信する[\s\S]*送信前の返信があります/)
  assert.match(await (await close(id)).text(), /決裁を待っている返信案があります/)
})

test('once it is over each of them is asked how it was, once; whoever writes again takes that back for all', async () => {
  const talk = await town.arrives('青空 百合', '百合です')
  const [id, twice] = [await asked('青空 菊'), await asked('青空 菊')]
  await owner.query(
    'update inquiries.conversations set resident_id = (select resident_id from inquiries.conversations where id = $1) where id = $2',
    [id, twice],
  )
  for (const other of [talk, twice]) await merge(id, other)
  await later(1)
  for (const one of [id, talk, twice]) await reply(one)
  await town.work()
  assert.equal((await close(id)).status, 303)
  const planned = async () =>
    (
      await rows(
        'select conversation_id::int as id, lapsed_at from inquiries.satisfaction_questions where conversation_id in (select inquiries.threads_of($1)) order by id',
        [id],
      )
    ).map((row) => [row.id, row.lapsed_at === null])
  assert.deepEqual(
    await planned(),
    [
      [id, true],
      [talk, true],
    ].toSorted(([a], [b]) => Number(a) - Number(b)),
  )
  await later(1)
  await town.arrives('青空 百合', 'まだあります')
  assert.deepEqual(
    (await planned()).map(([, stands]) => stands),
    [false, false],
  )
  await nothingIsLost()
})

test('what was joined is erased by itself: the main one stays and is found by its words no more', async () => {
  const id = await asked('青空 鶴')
  await later(1)
  const other = await asked('青空 亀')
  await post(id, 'merges', { merged: String(other), mergeReason: '亀さんと同じ用件' })
  assert.equal((await rowOf(id)).last_words, '青空 亀の話')
  await town.work()
  assert.match(await page('/console/inquiries?q=亀の話'), new RegExp(`/console/inquiries/${id}`))
  await close(id, { unanswered: '1' })
  const erasing = { reason: '本人から窓口で請求', sure: '1' }
  await post(other, 'viewings', { reason: 'other', words: '消去の請求を受けたため' }, 'ishii')
  assert.equal((await post(other, 'erasure', erasing, 'ishii')).status, 303)
  assert.deepEqual([(await rowOf(other)).merged_into, (await rowOf(other)).merge_reason], [null, ''])
  assert.equal((await show(id)).includes('亀の話'), false)
  assert.doesNotMatch(await page('/console/inquiries?q=亀の話'), new RegExp(`/console/inquiries/${id}\\b`))
  assert.doesNotMatch((await rowOf(id)).last_words, /亀/)
  const reasons = await rows(`select body from inquiries.notes where conversation_id = $1 and kind = 'merged'`, [id])
  assert.deepEqual(reasons, [{ body: `番号 ${other}` }])
})

test('a main one by telephone says its own call again once what was joined is erased or taken apart; without one, nothing', async () => {
  await later(1)
  await town.post('/console/inquiries/calls', { ...memo('new'), phone: '080-1111-4444', about: '草刈り' }, 'suzuki')
  const [id, call] = [
    await one('select max(id) from inquiries.conversations'),
    await one('select max(id) from inquiries.calls'),
  ].map(Number) as [number, number]
  await later(1)
  const [erased, apart] = [await asked('青空 鹿'), await asked('青空 熊')]
  for (const other of [erased, apart]) assert.equal((await merge(id, other)).status, 303)
  await post(id, `merges/${apart}/removal`)
  assert.equal((await rowOf(id)).last_words, '青空 鹿の話')
  await close(id, { unanswered: '1' })
  await post(erased, 'viewings', { reason: 'other', words: '消去の請求を受けたため' }, 'ishii')
  assert.equal((await post(erased, 'erasure', { reason: '本人から窓口で請求', sure: '1' }, 'ishii')).status, 303)
  assert.equal((await rowOf(id)).last_words, '電話: 草刈り')
  assert.equal((await merge(id, apart)).status, 303)
  assert.equal((await town.post(`/console/inquiries/calls/${call}/removal`, {}, 'suzuki')).status, 303)
  await post(id, `merges/${apart}/removal`)
  assert.equal((await rowOf(id)).last_words, '')
})

test('what is kept longer is kept with all that was joined to it', async () => {
  const [id, other] = [await asked('青空 松子'), await asked('青空 竹子')]
  await merge(id, other)
  await reply(id)
  await town.work()
  await close(id)
  await owner.query(`update inquiries.satisfaction_questions set lapsed_at = asked_at where asked_at is not null`)
  assert.equal((await post(id, 'hold', { holdReason: '審査請求があったため', until: '2050-03-31' })).status, 303)
  await post(id, 'viewings', { reason: 'other', words: '消去の請求を受けたため' }, 'ishii')
  const refused = await post(other, 'erasure', { reason: '本人から窓口で請求', sure: '1' }, 'ishii')
  assert.match(await refused.text(), /保存を延長しています/)
  const { db } = town.municipality
  await owner.query('update inquiries.retention set most = 100000, percent = 100')
  await runRetention(db, clock().add({ hours: 24 * 366 * 20 }))
  assert.deepEqual([(await rowOf(id)).erased_at, (await rowOf(other)).erased_at], [null, null])
  assert.equal((await post(id, `merges/${other}/removal`)).status, 303)
  assert.equal(
    await one(`select until::text from inquiries.retention_holds where conversation_id = $1`, [other]),
    '2050-03-31',
  )
})

test('what was merged counts as one inquiry, and so do a talk and the page on which it goes on', async () => {
  const counted = async () =>
    Number(
      await one(
        `select count(*) from insights.happened_in_inquiries('2026-11-24') where kind = 'inquiry' and source like 'message:%'`,
      ),
    )
  const before = await counted()
  const talk = await town.arrives('青空 楓', '楓です')
  const id = await asked('青空 柳')
  assert.equal(await counted(), before + 2)
  await merge(id, talk)
  assert.equal(await counted(), before + 1)
  const apart = await town.arrives('青空 椿', '椿です')
  await post(apart, 'page')
  const confidential = Number(await one('select max(id) from inquiries.conversations'))
  await owner.query(
    `insert into inquiries.messages (conversation_id, author, kind, body, occurred_at) values ($1, 'resident', 'text', 'ページで', $2)`,
    [confidential, clock().toString()],
  )
  assert.equal(await counted(), before + 2)
  await owner.query('delete from inquiries.messages where conversation_id = $1', [confidential])
})

test('answered in one and joined at the same moment: whoever waits in the other waits on, until something is said after it', async () => {
  const [id, other] = [await asked('青空 樹'), await asked('青空 蓮')]
  await reply(other)
  await merge(id, other)
  assert.notEqual((await rowOf(id)).waiting_since, null)
  await nothingIsLost()
  await reply(other, 'お二人への返事です')
  assert.equal((await rowOf(id)).waiting_since, null)
  await nothingIsLost()
})

test('each into the other at once: one is the main one', async () => {
  for (let tries = 0; tries < 3; tries++) {
    await owner.query('delete from kernel.rate_counters')
    const [a, b] = [await asked('青空 東'), await asked('青空 西')]
    const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b), merge(b, a), merge(a, b), merge(b, a)])
    for (const { status } of answers) assert.ok(status === 303 || status === 409, String(status))
    assert.equal(await one('select count(*) from inquiries.conversations where merged_into in ($1, $2)', [a, b]), 1)
  }
  await nothingIsLost()
})

test('joined while somebody writes, answers or closes: every word is kept, and whoever waits is seen to wait', async () => {
  for (let tries = 0; tries < 3; tries++) {
    await owner.query('delete from kernel.rate_counters')
    await later(1)
    const talk = await town.arrives('青空 南', `南の話${tries}`)
    const id = await asked('青空 北')
    const arriving = line.phone('青空 南').text(`続き${tries}`)
    const [merged, answered, closed] = await Promise.all([
      merge(id, talk),
      reply(tries % 2 ? id : talk, `返事${tries}`),
      close(id),
      arriving.then(() => town.work()),
    ])
    await town.work()
    for (const { status } of [merged, answered, closed]) assert.ok([303, 409].includes(status), String(status))
    for (const words of [`南の話${tries}`, `続き${tries}`])
      assert.equal(await one('select conversation_id::int from inquiries.messages where body = $1', [words]), talk)
    await nothingIsLost()
    const joined = (await rowOf(talk)).merged_into !== null
    const open = joined ? id : talk
    await post(open, 'closing/removal')
    if (joined) assert.equal((await post(id, `merges/${talk}/removal`)).status, 303)
    await nothingIsLost()
  }
})
