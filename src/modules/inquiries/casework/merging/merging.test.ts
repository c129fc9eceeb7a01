// 統合: two conversations for one piece of work, which staff see as one and each resident as their own.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { browserOf } from '../../../../testing/browser.ts'
import { deskOf } from '../../../../testing/desk.ts'
import { townOnLine } from '../../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { owner, clock, line } = town
const { one, rows, page, post, rowOf, staffId } = deskOf(town)
const api = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:reply', 'conversations:work'])

/** Somebody asks on the page. @returns the conversation and the address of whoever asked */
async function asked(name: string, text = `${name}の話`): Promise<{ id: number; own: string }> {
  const answer = await town.post('/inquiries', { name, text, key: randomUUID() })
  return { id: Number(await one('select max(id) from inquiries.conversations')), own: answer.headers.get('location')! }
}
const merge = (main: number, merged: number | string, mergeReason = '同じ用件', as = 'suzuki') =>
  post(main, 'merges', { merged: String(merged), mergeReason }, as)
const unmerge = (main: number, joined: number, as = 'suzuki') => post(main, `merges/${joined}/removal`, {}, as)
const show = (id: number, as = 'suzuki') => page(`/console/inquiries/${id}`, as)
const reply = async (id: number, text: string) => {
  assert.equal((await post(id, 'replies', { text, key: randomUUID() })).status, 303)
  await town.work()
}
const threadIn = (html: string) => html.slice(html.indexOf('id="messages"'))
const screenOf = (name: string) => JSON.stringify(line.phone(name).screen())
const outcomesOf = async (id: number) =>
  (await rows('select outcome from inquiries.promises where conversation_id = $1 order by id', [id])).map(
    ({ outcome }) => outcome,
  )
const minutes = (n: number) => clock.advance({ minutes: n })
const entries = async (action: string) =>
  Number(await one('select count(*) from kernel.audit_entries where action = $1', [action]))

test('what was joined leaves every list; both threads are read in one, each with its person and way', async () => {
  const talk = await town.arrives('青空 花子', 'LINEで道路の穴について聞きます')
  minutes(5)
  const { id } = await asked('青空 はなこ', 'チャットで道路の穴について聞きます')
  const before = (await rowOf(talk)).waiting_since
  assert.equal((await merge(id, talk)).status, 303)
  assert.equal((await merge(id, talk)).status, 303)
  assert.equal(await entries('conversation.merged'), 1)
  const [main, joined] = [await rowOf(id), await rowOf(talk)]
  assert.deepEqual([Number(joined.merged_into), joined.waiting_since, joined.unread], [id, null, 0])
  assert.deepEqual([main.unread, main.waiting_since], [2, before])
  const html = threadIn(await show(id))
  assert.ok(html.indexOf('LINEで道路の穴') < html.indexOf('チャットで道路の穴'))
  for (const words of ['青空 花子さん(LINE)', '青空 はなこさん(チャット)', '統合しました', '同じ用件'])
    assert.ok(html.includes(words), words)
  for (const list of ['', '?list=waiting', '?list=unassigned', '?q=道路の穴', '?q=花子']) {
    const shown = await page(`/console/inquiries${list}`)
    assert.ok(shown.includes(`/console/inquiries/${id}`), list)
    assert.ok(!shown.includes(`/console/inquiries/${talk}`), list)
  }
  await town.work()
  const { items } = (await (await api.ask('/conversations?limit=50&q=LINEで道路')).json()) as {
    items: { id: number }[]
  }
  assert.deepEqual(
    items.map((item) => item.id),
    [id],
  )
  assert.match(
    await show(talk),
    /チャットで道路の穴[\s\S]*返信先: <strong>青空 花子さん\(LINE\)<\/strong>だけに届きます/,
  )
})

test('nothing of one thread is shown, quoted or sent to the other’s resident; a reply goes to whom was chosen', async () => {
  const talk = await town.arrives('青空 一郎', '一郎の秘密')
  const { id, own } = await asked('青空 二郎', '二郎の秘密')
  await merge(id, talk)
  await reply(id, '二郎さんへの返事')
  await reply(talk, '一郎さんへの返事')
  const asker = await (await town.request(own)).text()
  assert.match(asker, /二郎の秘密[\s\S]*二郎さんへの返事/)
  assert.doesNotMatch(asker, /一郎/)
  assert.match(screenOf('青空 一郎'), /一郎さんへの返事/)
  assert.doesNotMatch(screenOf('青空 一郎'), /二郎/)
  const [theirs] = await rows(
    `select conversation_id::int as id from inquiries.messages where body = '一郎さんへの返事'`,
  )
  assert.equal(theirs.id, talk)
  const secret = await one(`select id from inquiries.messages where body = '一郎の秘密'`)
  const quoting = await post(id, 'replies', { text: 'これですね', quotes: String(secret), key: randomUUID() })
  assert.equal(quoting.status, 409)
  const file = await api.ask(`/conversations/${id}/messages`)
  const said = ((await file.json()) as { items: { conversationId: number; body: string }[] }).items
  assert.deepEqual(
    said.map(({ conversationId, body }) => [conversationId, body]),
    [
      [talk, '一郎の秘密'],
      [id, '二郎の秘密'],
      [id, '二郎さんへの返事'],
      [talk, '一郎さんへの返事'],
    ],
  )
  assert.match(await show(id), /鈴木 健太 → 青空 一郎さん\(LINE\)/)
})

test('among one’s own inquiries on the page stand one’s own last words, whatever was joined', async () => {
  const { id } = await asked('青空 冬子', '冬子の話')
  minutes(1)
  const { id: other } = await asked('青空 春子', '春子の秘密')
  await merge(id, other)
  const browser = browserOf(town)
  const residentId = Number((await rowOf(id)).resident_id)
  browser.cookies.set('madoguchi', await insertSession(town.municipality.db, clock(), { residentId }))
  const own = await (await browser.get('/inquiries')).text()
  assert.match(own, /冬子の話/)
  assert.doesNotMatch(own, /春子/)
})

test('whoever sees two threads in one is on the trail of both', async () => {
  const { id } = await asked('青空 夏子')
  const { id: other } = await asked('青空 秋子')
  await merge(id, other)
  await show(id, 'sato')
  for (const [thread, { resident_id: resident }] of [
    [id, await rowOf(id)],
    [other, await rowOf(other)],
  ])
    assert.equal(
      await one(
        `select count(*)::int from kernel.audit_entries where action = 'conversation.viewed' and subject = $1
          and detail->>'resident' = $2 and actor <> $3`,
        [`conversation:${thread}`, String(resident), `staff:${await staffId('suzuki')}`],
      ),
      1,
    )
})

test('whoever had read the main one sees for the first time what is joined to it then, however old: the trail says so of that', async () => {
  const { id: old } = await asked('青空 朝子')
  const { id } = await asked('青空 夕子')
  await show(id, 'sato')
  await merge(id, old)
  for (const _ of [1, 2]) await show(id, 'sato')
  const viewed = `select count(*)::int from kernel.audit_entries where action = 'conversation.viewed' and subject = $1 and actor = $2`
  for (const thread of [id, old])
    assert.equal(await one(viewed, [`conversation:${thread}`, `staff:${await staffId('sato')}`]), 1)
})

test('whoever was promised the earlier day keeps it; one answer after the merge ends the one wait', async () => {
  const talk = await town.arrives('青空 三郎', '先に聞きました')
  await clock.advance({ hours: 24 })
  const { id } = await asked('青空 四郎', 'あとから聞きました')
  const first = (await rowOf(talk)).promised_until
  assert.ok(Temporal.Instant.compare(first, (await rowOf(id)).promised_until) < 0)
  await merge(id, talk)
  assert.deepEqual([(await rowOf(id)).promised_until, (await rowOf(talk)).promised_until], [first, null])
  assert.deepEqual([await outcomesOf(talk), await outcomesOf(id)], [['merged'], ['moved', null]])
  await reply(id, '直します')
  assert.deepEqual([(await rowOf(id)).waiting_since, await outcomesOf(id)], [null, ['moved', 'kept']])
})

test('an answer from before the merge answers its own thread alone: nobody is taken for answered by joining them', async () => {
  const talk = await town.arrives('青空 五郎', '待っています')
  const { id } = await asked('青空 六郎')
  minutes(1)
  await reply(id, '六郎さんへの返事')
  minutes(1)
  const since = (await rowOf(talk)).waiting_since
  await merge(id, talk)
  assert.deepEqual((await rowOf(id)).waiting_since, since)
  assert.notEqual((await rowOf(id)).promised_until, null)
})

test('who writes again in what was joined reopens the main one, waits there, and no reply is needed where that is said there', async () => {
  const talk = await town.arrives('青空 七郎', '七郎です')
  const { id } = await asked('青空 八郎')
  await merge(id, talk)
  await reply(id, '済みました')
  await show(id)
  await post(id, 'closing', { seen: '999999' })
  assert.notEqual((await rowOf(talk)).closed_at, null)
  minutes(1)
  await town.arrives('青空 七郎', 'もう一つあります')
  const main = await rowOf(id)
  assert.deepEqual([main.closed_at, main.unread, (await rowOf(talk)).unread], [null, 1, 0])
  assert.notEqual(main.promised_until, null)
  assert.equal((await rowOf(talk)).closed_at, null)
  const seen = String(await one('select max(id) from inquiries.messages'))
  assert.equal((await post(id, 'no-reply', { seen })).status, 303)
  assert.equal((await rowOf(id)).waiting_since, null)
  await unmerge(id, talk)
  assert.equal((await rowOf(talk)).waiting_since, null)
})

test('taken apart, what was joined stands as it is now: it waits for what nobody answered in it, and nothing is lost', async () => {
  const talk = await town.arrives('青空 九郎', '九郎です')
  const { id } = await asked('青空 十郎')
  await merge(id, talk)
  await reply(id, '十郎さんへの返事')
  assert.equal((await rowOf(id)).waiting_since, null)
  for (const { status } of [await unmerge(id, talk), await unmerge(id, talk)]) assert.equal(status, 303)
  assert.equal(await entries('conversation.unmerged'), 2)
  const [main, alone] = [await rowOf(id), await rowOf(talk)]
  assert.deepEqual([alone.merged_into, main.waiting_since], [null, null])
  assert.notEqual(alone.waiting_since, null)
  assert.deepEqual(await outcomesOf(talk), [null])
  assert.match(threadIn(await show(talk)), /九郎です[\s\S]*統合を解きました/)
  assert.ok(!threadIn(await show(id)).includes('九郎です'))
  assert.deepEqual([main.last_words, alone.last_words], ['十郎さんへの返事', '九郎です'])
  assert.ok((await page('/console/inquiries?list=waiting')).includes(`/console/inquiries/${talk}`))
})

test('what cannot be merged is refused with what to do, and nothing changes', async () => {
  const talk = await town.arrives('青空 桜', '桜です')
  const { id } = await asked('青空 梅')
  const { id: third } = await asked('青空 桃')
  await owner.query('delete from kernel.rate_counters')
  const { id: hidden } = await asked('青空 竹')
  await owner.query(
    `update inquiries.conversations set section_id = (select id from kernel.sections where code = 'suidou') where id = $1`,
    [hidden],
  )
  for (const other of [id, hidden, 999_999, 'x', '']) assert.equal((await merge(id, other)).status, 422)
  for (const reason of ['', '長'.repeat(201)]) assert.equal((await merge(id, talk, reason)).status, 422)
  assert.equal((await merge(id, talk, 'x', 'yamamoto')).status, 404)
  await post(talk, 'replies', { text: 'あとで', key: randomUUID(), sendAt: '2026-12-24T10:00' })
  const waits = await merge(id, talk)
  assert.equal(waits.status, 409)
  assert.match(await waits.text(), /送信前か決裁を待つ返信があります/)
  assert.equal(await one('select count(*) from inquiries.conversations where merged_into = $1', [id]), 0)
  assert.equal((await merge(id, third)).status, 303)
  assert.match(await (await merge(talk, id)).text(), /統合した相談があります/)
  assert.match(await (await merge(talk, third)).text(), new RegExp(`番号 ${id} の相談に統合されています`))
  assert.equal((await post(third, 'notes', { note: 'ここには書けない', key: randomUUID() })).status, 409)
  const joining = { method: 'POST', json: { conversation: third, reason: '同じ' } }
  assert.equal((await api.ask(`/conversations/${talk}/merges`, joining)).status, 409)
  for (const [joined, main] of [
    [id, talk],
    [talk, third],
  ])
    await assert.rejects(
      owner.query(
        `update inquiries.conversations set merged_into = $2, merged_at = now(), merged_by = 1, merge_reason = 'x', waiting_since = null, unread = 0
         where id = $1`,
        [joined, main],
      ),
      /a_merge_is_of_two|cannot be merged/,
    )
  await assert.rejects(owner.query('update inquiries.conversations set unread = 1 where id = $1', [third]), /no_turn/)
})

test('the main one moves with all of it; the API tells what was joined and takes it apart', async () => {
  await owner.query('delete from kernel.rate_counters')
  const { id } = await asked('青空 松')
  const { id: other } = await asked('青空 杉')
  const joining = { method: 'POST', json: { conversation: other, reason: '同じ用件' } }
  assert.equal((await api.ask(`/conversations/${id}/merges`, joining)).status, 204)
  const listed = async (of: number) => (await api.ask(`/conversations/${of}/merges`)).json()
  assert.equal(((await listed(other)) as { mergedInto: number }).mergedInto, id)
  const { items } = (await listed(id)) as { items: { id: number; reason: string }[] }
  assert.deepEqual(
    items.map((item) => [item.id, item.reason]),
    [[other, '同じ用件']],
  )
  assert.equal((await api.ask(`/conversations/${id}/merges/${other}`, { method: 'DELETE' })).status, 204)
  assert.equal((await rowOf(other)).merged_into, null)
  await merge(id, other)
  const to = await one(
    `select m.section_id from kernel.memberships m join kernel.staff t on t.id = m.staff_id where t.sign_in_name = 'yamamoto'`,
  )
  const seen = String(await one('select max(id) from inquiries.messages'))
  assert.equal((await post(id, 'move', { section: String(to), reason: '担当の課へ', seen })).status, 303)
  assert.deepEqual([(await rowOf(id)).section_id, (await rowOf(other)).section_id], [to, to].map(Number))
})
