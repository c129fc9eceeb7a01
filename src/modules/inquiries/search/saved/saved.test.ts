// 保存した絞り込み: an address of the desk under a name, for oneself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { townOnLine } from '../../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const SAVED = '/console/inquiries/filters'
const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const save = (name: string, query: string, as = 'suzuki') => town.post(SAVED, { name, query }, as)
const rows = async (sql: string) => (await owner.query(sql)).rows
const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work'])

test('what narrows the list, and what is looked for in it, is kept under a name and stands beside the lists', async () => {
  const query = 'q=空き家&list=waiting&urgent=1&from=2026-11-01'
  const narrowed = await page(`/console/inquiries?${new URLSearchParams(query)}`)
  assert.match(narrowed, /filters\?q=%E7%A9%BA%E3%81%8D%E5%AE%B6&amp;list=waiting&amp;urgent=1&amp;from=2026-11-01/)
  const answer = await save(' 空き家の\n未返信 ', `${query}&after=2026-11-24T00:00:00Z_1&show=filter&x=1`)
  assert.equal(answer.status, 303)
  const to = answer.headers.get('location')!
  assert.match(await page(to), /絞り込みを保存しました/)
  const [kept] = await rows('select name, query from inquiries.saved_filters')
  assert.deepEqual(kept, {
    name: '空き家の 未返信',
    query: 'q=%E7%A9%BA%E3%81%8D%E5%AE%B6&list=waiting&urgent=1&from=2026-11-01',
  })
  assert.match(await page('/console/inquiries'), /空き家の 未返信/)
  assert.doesNotMatch(await page(to), /この絞り込みを保存する/)
  const [{ action, detail }] = await rows('select action, detail from kernel.audit_entries order by seq desc limit 1')
  assert.equal(action, 'saved_filter.saved')
  assert.deepEqual(detail, {})
})

test('without a name or a condition, or under a name that is there already, nothing is kept, and what was typed stays', async () => {
  for (const [name, query, status, words] of [
    ['', 'list=due', 422, /名前を入力してください/],
    ['長'.repeat(31), 'list=due', 422, /30 文字まで/],
    ['何もない', 'list=nothing&x=1', 422, /保存する条件がありません/],
    ['空き家の 未返信', 'list=due', 409, /もう使っています/],
  ] as const) {
    const answer = await save(name, query)
    assert.equal(answer.status, status, name)
    assert.match(await answer.text(), words)
  }
  assert.match(await (await save('長'.repeat(31), 'list=due')).text(), new RegExp(`value="${'長'.repeat(31)}"`))
  assert.equal((await rows('select from inquiries.saved_filters')).length, 1)
})

test('they are nobody else’s to see or to remove', async () => {
  const [{ id }] = await rows('select id from inquiries.saved_filters')
  assert.doesNotMatch(await page('/console/inquiries', 'takahashi'), /空き家の 未返信/)
  assert.equal((await town.post(`${SAVED}/${id}/removal`, {}, 'takahashi')).status, 404)
  assert.equal((await save('空き家の 未返信', 'list=due', 'takahashi')).status, 303)
  assert.equal((await town.post(`${SAVED}/${id}/removal`, {}, 'suzuki')).status, 303)
  assert.equal((await town.post(`${SAVED}/${id}/removal`, {}, 'suzuki')).status, 404)
  assert.match(await page(`${SAVED}?done=removed`), /絞り込みを消しました/)
})

test('of many at once one keeps a name, and nobody keeps more than thirty', async () => {
  const same = await Promise.all(Array.from({ length: 8 }, () => save('同じ', 'list=due')))
  assert.deepEqual(same.map(({ status }) => status).toSorted(), [303, ...Array.from({ length: 7 }, () => 409)])
  await owner.query(`insert into inquiries.saved_filters (staff_id, name, query, saved_at)
    select staff_id, n::text, query, saved_at from inquiries.saved_filters, generate_series(1, 28) n where name = '同じ'`)
  const last = await Promise.all(Array.from({ length: 6 }, (_, n) => save(`最後 ${n}`, 'list=due')))
  assert.deepEqual(last.map(({ status }) => status).toSorted(), [303, 409, 409, 409, 409, 409])
  await owner.query(`delete from inquiries.saved_filters`)
})

test('other programs do the same', async () => {
  const json = { name: '急ぎ', query: 'urgent=1&x=2' }
  const made = await ask('/conversation-filters', { method: 'POST', json })
  assert.equal(made.status, 201)
  const { id } = await made.json()
  assert.equal((await ask('/conversation-filters', { method: 'POST', json })).status, 409)
  assert.equal((await ask('/conversation-filters', { method: 'POST', json: { name: '', query: 'x' } })).status, 422)
  assert.deepEqual((await (await ask('/conversation-filters')).json()).items, [{ id, name: '急ぎ', query: 'urgent=1' }])
  assert.equal((await ask(`/conversation-filters/${id}`, { method: 'DELETE' })).status, 204)
  assert.equal((await ask(`/conversation-filters/${id}`, { method: 'DELETE' })).status, 404)
})
