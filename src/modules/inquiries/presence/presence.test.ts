// 閲覧中・入力中: who else is at a conversation, for those who may see it, as long as their page says so.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { presenceInWords } from './presence.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { ask } = await apiOf(town, 'suzuki', ['conversations:read'])
const elsewhere = await apiOf(town, 'yamamoto', ['conversations:read'])
await town.line.phone('青空 みか').text('空き家の相談です')
await town.work()
const id = Number((await town.owner.query('select id from inquiries.conversations')).rows[0].id)

const desk = `/console/inquiries/${id}`
const words = async (as: string): Promise<string> =>
  ((await (await town.post(`${desk}/presence`, {}, as)).json()) as { words: string }).words
const leave = (as: string) => town.post(`${desk}/presence/removal`, {}, as)
const shown = async (as: string): Promise<string | undefined> =>
  /id="presence"[^>]*>([^<]*)</.exec(await (await town.request(desk, { as })).text())?.[1]
const idOf = async (name: string) =>
  Number((await town.owner.query('select id from kernel.staff where sign_in_name = $1', [name])).rows[0].id)

/** What open screens hear while something happens. */
async function heardWhile(work: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = []
  const client = await town.owner.connect()
  client.on('notification', ({ payload }) => void heard.push(payload ?? ''))
  await client.query('listen live')
  await work()
  await client.query('select') // what was said before is here when this is answered
  await client.query('unlisten live')
  client.removeAllListeners('notification')
  client.release()
  return heard.filter((word) => word.startsWith('staff:'))
}

const one = (name: string, types = false) => ({ staffId: 1, name, types })

test('who types stands before who looks; many are counted', () => {
  assert.equal(presenceInWords([]), '')
  assert.equal(presenceInWords([one('鈴木')]), '鈴木さんが見ています')
  assert.equal(presenceInWords([one('鈴木'), one('佐藤', true)]), '佐藤さんが入力しています。鈴木さんが見ています')
  assert.equal(
    presenceInWords(['一', '二', '三', '四', '五'].map((name) => one(name))),
    '一さん、二さん、三さんほか2人が見ています',
  )
})

test('a page that is opened shows who else has it open, and those hear of it; it ends when a page says nothing any more', async () => {
  assert.equal(await shown('suzuki'), '')
  const takahashi = `staff:${await idOf('takahashi')}`
  const suzuki = `staff:${await idOf('suzuki')}`
  assert.deepEqual(await heardWhile(() => shown('takahashi')), [suzuki])
  assert.equal(await words('suzuki'), '高橋 由美子さんが見ています')
  assert.equal(await shown('takahashi'), '鈴木 健太さんが見ています')
  assert.deepEqual(await heardWhile(() => words('suzuki')), []) // again is no news
  assert.deepEqual(await heardWhile(() => leave('suzuki')), [takahashi])
  assert.equal(await words('takahashi'), '')
  await words('suzuki')
  town.clock.advance({ seconds: 21 })
  assert.equal(await words('takahashi'), '')
})

test('a hidden page is nobody there', async () => {
  town.clock.advance({ minutes: 1 })
  await town.request(desk, { as: 'suzuki', headers: { 'x-live': 'hidden' } })
  assert.equal(await words('takahashi'), '')
})

test('typing is a draft that was just saved; it ends with the reply, or a moment later', async () => {
  town.clock.advance({ minutes: 1 })
  await words('takahashi')
  await words('suzuki')
  const key = randomUUID()
  const save = (text: string) => town.post(`${desk}/draft`, { text, key }, 'suzuki')
  const takahashi = `staff:${await idOf('takahashi')}`
  assert.ok((await heardWhile(() => save('お返事の'))).includes(takahashi))
  assert.equal(await shown('takahashi'), '鈴木 健太さんが入力しています')
  town.clock.advance({ seconds: 16 })
  assert.equal(await words('takahashi'), '鈴木 健太さんが見ています')
  await words('suzuki')
  await town.post(`${desk}/replies`, { text: 'お返事です', key }, 'suzuki')
  assert.equal(await words('takahashi'), '鈴木 健太さんが見ています')
})

test('only those who may see the conversation are there, or hear who is', async () => {
  assert.equal((await town.post(`${desk}/presence`, {}, 'yamamoto')).status, 404)
  assert.equal((await leave('yamamoto')).status, 404)
  assert.equal((await elsewhere.ask(`/conversations/${id}/presence`)).status, 404)
  await words('takahashi')
  const answer = await (await ask(`/conversations/${id}/presence`)).json()
  assert.deepEqual(answer, { items: [{ staff: '高橋 由美子', types: false }] })
})

test('twenty words at one moment are one who is there', async () => {
  await Promise.all(Array.from({ length: 20 }, () => words('suzuki')))
  const { rows } = await town.owner.query(
    'select from inquiries.presences p join kernel.staff s on s.id = p.staff_id where sign_in_name = $1',
    ['suzuki'],
  )
  assert.equal(rows.length, 1)
})

test('whoever had it open when it went to another section is there no more', async () => {
  await words('suzuki')
  await words('takahashi')
  const { rows } = await town.owner.query(
    `select (select id from kernel.sections where code = 'shimin') as section, max(id) as seen from inquiries.messages`,
  )
  const move = { section: String(rows[0].section), reason: '市民課の仕事です', seen: String(rows[0].seen) }
  assert.equal((await town.post(`${desk}/move`, move, 'suzuki')).status, 303)
  assert.equal(await shown('yamamoto'), '')
})
