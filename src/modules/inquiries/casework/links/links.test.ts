// 関連する相談: two conversations belong together, each seen from the other as far as one may.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { testTown } from '../../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const api = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work'])

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
async function asked(name: string): Promise<number> {
  await town.post('/inquiries', { name, text: `${name}の話`, key: randomUUID() })
  return (await rows('select max(id)::int as id from inquiries.conversations'))[0].id
}
const link = (id: number, other: number | string, why = '', as = 'suzuki') =>
  town.post(`/console/inquiries/${id}/links`, { other: String(other), why }, as)
const linksOf = (id: number) =>
  rows('select id::int, words from inquiries.conversation_links where $1 in (one_id, other_id) order by id', [id])
const page = async (id: number, as = 'suzuki') => (await town.request(`/console/inquiries/${id}`, { as })).text()

test('what else somebody asked is found without looking through what everybody asked', async () => {
  const client = await owner.connect()
  await client.query('set enable_seqscan = off')
  const { rows: plan } = await client.query('explain select from inquiries.conversations where resident_id = 1')
  client.release(true)
  assert.match(JSON.stringify(plan), /Index Cond: \(resident_id = 1\)/)
})

test('a pair is linked once, from whichever side and however often, and each side leads to the other', async () => {
  const [one, other] = [await asked('青空 花子'), await asked('青空 太郎')]
  const many = Array.from({ length: 10 }, (_, place) =>
    place % 2 ? link(one, other, '夫婦') : link(other, one, '夫婦'),
  )
  for (const { status } of await Promise.all(many)) assert.equal(status, 303)
  assert.equal((await linksOf(one)).length, 1)
  assert.equal((await rows(`select from kernel.audit_entries where action = 'conversation.linked'`)).length, 1)
  assert.match(await page(one), /関連する相談[\s\S]*青空 太郎[\s\S]*夫婦/)
  assert.match(await page(other), /関連する相談[\s\S]*青空 花子[\s\S]*夫婦/)
  await assert.rejects(
    owner.query(
      `insert into inquiries.conversation_links (one_id, other_id, linked_at, linked_by) values ($1, $1, now(), 1)`,
      [one],
    ),
    /no_link_to_itself/,
  )
})

test('once one of them is another section’s, it is only said that there is one; either side takes the link away', async () => {
  const [one, other] = [await asked('青空 一郎'), await asked('青空 二郎')]
  await link(one, `https://aozora.test/console/inquiries/${other}?list=mine`, 'ひみつ')
  const [{ id }] = await linksOf(one)
  const there = await rows(
    `update inquiries.conversations set section_id = (select m.section_id from kernel.memberships m join kernel.staff t on t.id = m.staff_id
     where t.sign_in_name = 'yamamoto'), assignee_id = null where id = $1 returning section_id`,
    [other],
  )
  assert.ok(there[0])
  const seen = await page(one)
  assert.match(seen, /別の課の相談/)
  assert.doesNotMatch(seen, /二郎/)
  assert.doesNotMatch(await page(other, 'yamamoto'), /一郎/)
  const { items } = (await (await api.ask(`/conversations/${one}/links`)).json()) as { items: unknown[] }
  assert.deepEqual(items, [{ id, conversationId: null, words: 'ひみつ', linkedBy: '鈴木 健太' }])
  const removal = (of: number, as: string) => town.post(`/console/inquiries/${of}/links/${id}/removal`, {}, as)
  assert.equal((await removal(one, 'yamamoto')).status, 404)
  assert.equal((await linksOf(one)).length, 1)
  for (const { status } of [await removal(other, 'yamamoto'), await removal(other, 'yamamoto')])
    assert.equal(status, 303)
  assert.equal((await linksOf(one)).length, 0)
})

test('what one does not see cannot be linked, nor a conversation with itself, nor no number; nothing changes', async () => {
  const [one, hidden] = [await asked('青空 三郎'), await asked('青空 四郎')]
  await owner.query(
    `update inquiries.conversations set section_id = (select id from kernel.sections where code = 'suidou') where id = $1`,
    [hidden],
  )
  for (const other of [one, hidden, 999_999, 'x', '']) {
    const answer = await link(one, other)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /エラー/)
  }
  assert.equal((await link(one, hidden, '長'.repeat(201))).status, 422)
  assert.equal((await link(one, hidden, '', 'yamamoto')).status, 404)
  const linking = { method: 'POST', json: { conversation: hidden } }
  assert.equal((await api.ask(`/conversations/${one}/links`, linking)).status, 422)
  assert.equal((await linksOf(one)).length, 0)
})
