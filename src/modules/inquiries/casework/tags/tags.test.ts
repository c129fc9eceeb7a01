// 分類 and 急ぎ: how a section sorts what it is asked, and finds it again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { townOnLine } from '../../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { arrives, owner } = town
const TAGS = '/console/inquiries/tags'

const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const post = (path: string, fields: Record<string, string> = {}, as = 'suzuki') => town.post(path, fields, as)
const tagOf = async (name: string) => (await rows('select * from inquiries.tags where name = $1', [name]))[0]

const mika = await arrives('青空 みか', '空き家を見たい')
const ken = await arrives('海野 けん', '補助金は?')
const [{ section_id: section }] = await rows('select section_id from inquiries.conversations where id = $1', [mika])
const add = (name: string) => post(TAGS, { section: String(section), name })

test('a section adds, renames and retires its tags', async () => {
  assert.equal((await add('空き家')).status, 303)
  assert.equal((await add('  補助金 ')).status, 303)
  const twice = await add('空き家')
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /「空き家」という分類は、もうあります/)
  for (const name of ['', '長'.repeat(21)]) {
    const refused = await add(name)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /<title>.*エラー: 相談の分類/)
  }
  const { id, version } = await tagOf('補助金')
  const change = (name: string, seen = version) =>
    post(`${TAGS}/${id}`, { [`name-${id}`]: name, version: String(seen), section: String(section) })
  assert.equal((await change('空き家')).status, 409)
  assert.equal((await change('助成')).status, 303)
  assert.equal((await change('助成金')).status, 409)
  assert.equal((await tagOf('助成')).version, version + 1)
})

test('of two who add the same at once one does', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => add('見学')))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, ...Array.from({ length: 7 }, () => 409)])
})

test('a conversation has tags and a priority, the list shows them, and is narrowed by each', async () => {
  const { id } = await tagOf('空き家')
  for (const _ of [1, 2]) assert.equal((await post(`/console/inquiries/${mika}/tags`, { tag: String(id) })).status, 303)
  assert.equal((await post(`/console/inquiries/${ken}/urgency`, { urgent: '1' })).status, 303)
  assert.match(await page('/console/inquiries'), /class="badge">空き家</)
  const tagged = await page(`/console/inquiries?tag=${id}`)
  assert.match(tagged, /青空 みか/)
  assert.doesNotMatch(tagged, /海野 けん/)
  assert.match(tagged, /分類: 空き家/)
  assert.match(await page(`/console/inquiries?tag=${id}&list=waiting`), /青空 みか/)
  const urgent = await page('/console/inquiries?urgent=1')
  assert.match(urgent, /海野 けん/)
  assert.doesNotMatch(urgent, /青空 みか/)
  assert.match(await page(`/console/inquiries/${mika}?tag=${id}`), new RegExp(`/replies\\?tag=${id}`))
  assert.match(await page(`/console/inquiries?tag=${id}&urgent=1`), /この絞り込みに合う相談はありません/)
  assert.match(await page('/console/inquiries?show=filter'), /<option value="\d+">空き家/)
})

test('the list of a tag is in the order of what was said last', async () => {
  const { id } = await tagOf('空き家')
  await post(`/console/inquiries/${ken}/tags`, { tag: String(id) })
  const order = async () =>
    [...(await page(`/console/inquiries?tag=${id}`)).matchAll(/conversation-top"><strong>([^<]+)/g)].map(
      ([, name]) => name,
    )
  assert.deepEqual(await order(), ['海野 けん', '青空 みか'])
  await arrives('青空 みか', 'まだですか')
  assert.deepEqual(await order(), ['青空 みか', '海野 けん'])
})

test('a tag that was retired is given no more and stays where it was given', async () => {
  const { id, version } = await tagOf('空き家')
  assert.equal(
    (await post(`${TAGS}/${id}/retirement`, { version: String(version), section: String(section) })).status,
    303,
  )
  assert.match(await page(`/console/inquiries/${mika}`), /分類「空き家」を外す/)
  await post(`/console/inquiries/${ken}/tags/${id}/removal`)
  assert.equal((await post(`/console/inquiries/${ken}/tags`, { tag: String(id) })).status, 422)
  assert.equal((await add('空き家')).status, 303)
})

test('another section neither sees nor gives nor changes them; what moves there leaves them behind', async () => {
  const { id, version } = await tagOf('助成')
  assert.equal(
    (await post(`${TAGS}/${id}`, { [`name-${id}`]: 'よそ', version: String(version) }, 'yamamoto')).status,
    404,
  )
  assert.doesNotMatch(await page(TAGS, 'yamamoto'), /助成/)
  assert.doesNotMatch(await page(`/console/inquiries?tag=${id}`, 'yamamoto'), /青空/)
  assert.equal((await post(TAGS, { section: String(section), name: 'よそ' }, 'yamamoto')).status, 422)
  await post(`/console/inquiries/${mika}/tags`, { tag: String(id) })
  const [{ id: water }] = await rows(`select id from kernel.sections where code = 'suidou'`)
  const [{ id: seen }] = await rows('select max(id)::text as id from inquiries.messages')
  await post(`/console/inquiries/${mika}/move`, { section: String(water), reason: '水道', seen })
  assert.deepEqual(await rows('select from inquiries.conversation_tags where conversation_id = $1', [mika]), [])
  await assert.rejects(
    owner.query('insert into inquiries.conversation_tags (conversation_id, tag_id) values ($1, $2)', [mika, id]),
    /not one of the section/,
  )
})

test('other programs do the same', async () => {
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work'])
  const made = await ask('/conversation-tags', { method: 'POST', json: { section: Number(section), name: '移住' } })
  const { id } = await made.json()
  assert.equal((await ask(`/conversations/${ken}/tags/${id}`, { method: 'PUT' })).status, 204)
  const [found] = (await (await ask(`/conversations?tag=${id}`)).json()).items
  assert.deepEqual(found.tags, ['移住'])
  assert.equal(
    (await ask(`/conversation-tags/${id}`, { method: 'PUT', json: { name: '転入', version: 1 } })).status,
    204,
  )
  assert.equal((await ask(`/conversation-tags/${id}/retirement`, { method: 'POST', json: { version: 1 } })).status, 409)
  assert.equal((await ask(`/conversations/${ken}/tags/${id}`, { method: 'DELETE' })).status, 204)
  const { items } = await (await ask('/conversation-tags')).json()
  assert.ok(items.some((tag: { name: string }) => tag.name === '転入'))
})
