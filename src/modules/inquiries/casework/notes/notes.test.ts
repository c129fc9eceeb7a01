// 内部メモ: what colleagues say among themselves, and nobody else ever reads.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { deskOf } from '../../../../testing/desk.ts'
import { townOnLine } from '../../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { arrives, line, owner } = town
const { newsOf, page, post, rows, staffId } = deskOf(town)
const note = (id: number, text: string, more: Record<string, string> = {}, as = 'suzuki') =>
  post(id, 'notes', { note: text, key: randomUUID(), ...more }, as)
const takahashi = await staffId('takahashi')

test('a note is read by colleagues, calls whom it names once, and reaches neither LINE nor whoever asked', async () => {
  const secret = '上限額は部長に相談中'
  const id = await arrives('海野 けん', '補助金は出ますか')
  const key = randomUUID()
  const before = (await newsOf('takahashi')).length
  for (const _ of [1, 2]) assert.equal((await note(id, secret, { key, mention: String(takahashi) })).status, 303)
  assert.equal((await newsOf('takahashi')).length, before + 1)
  assert.match((await newsOf('takahashi')).at(-1)!, /メモで、鈴木 健太さんがあなたを呼んでいます/)
  assert.match(await page(`/console/inquiries/${id}`, 'takahashi'), new RegExp(secret))

  await post(id, 'replies', { text: 'お答えします', key: randomUUID() })
  await town.work()
  assert.doesNotMatch(JSON.stringify(line.ledger.sent({})), new RegExp(secret))
  assert.doesNotMatch(JSON.stringify(line.phone('海野 けん').screen()), new RegExp(secret))
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read'])
  assert.doesNotMatch(await (await ask(`/conversations/${id}/messages`)).text(), new RegExp(secret))
  assert.doesNotMatch(await (await ask('/conversations')).text(), new RegExp(secret))
  assert.equal((await ask(`/conversations/${id}/notes`)).status, 403)
})

test('nor does a note stand on the page of whoever asked there', async () => {
  const secret = '折り返しは課長から'
  const asked = await town.post('/inquiries', { name: '日高 正子', text: '見学できますか', key: randomUUID() })
  const href = new URL(asked.headers.get('location')!, 'https://aozora.test').pathname
  const [{ id }] = await rows(`select id from inquiries.conversations where channel = 'web' order by id desc limit 1`)
  assert.equal((await note(Number(id), secret)).status, 303)
  assert.match(await page(`/console/inquiries/${id}`), new RegExp(secret))
  await post(Number(id), 'replies', { text: 'できます', key: randomUUID() })
  await town.work()
  const theirs = await (await town.request(href)).text()
  assert.match(theirs, /できます/)
  assert.doesNotMatch(theirs, new RegExp(secret))
})

test('a note is struck by its author alone, and everybody sees that; nobody changes it', async () => {
  const id = await arrives('川口 あおい', '水道の件')
  await note(id, '間違えたメモ')
  const [{ id: noteId }] = await rows(`select id from inquiries.notes where body = '間違えたメモ'`)
  assert.equal((await post(id, `notes/${noteId}/removal`, {}, 'takahashi')).status, 403)
  for (const _ of [1, 2]) assert.equal((await post(id, `notes/${noteId}/removal`, {})).status, 303)
  assert.match(
    await page(`/console/inquiries/${id}`, 'takahashi'),
    /<del>.*間違えたメモ.*鈴木 健太さんが取り消しました/s,
  )
  await assert.rejects(
    town.municipality.db.updateTable('inquiries.notes').set({ body: '別' }).where('id', '=', noteId).execute(),
    /permission denied/,
  )
})

const numbers = (html: string) => [...html.matchAll(/その(\d+)番のメモ/g)].map(([, number]) => Number(number))

test('where there are more notes than a page shows, it says so and leads to those before', async () => {
  const id = await arrives('森 さき', '長い相談です')
  await owner.query(
    `insert into inquiries.notes (conversation_id, author_id, kind, body, written_at, key)
     select $1, $2, 'note', 'その' || n || '番のメモ', $3::timestamptz + n * interval '1 second', gen_random_uuid() from generate_series(1, 130) n`,
    [id, takahashi, town.clock().toString()],
  )
  const newest = await page(`/console/inquiries/${id}`)
  const [, href = ''] = /href="([^"]+)">これより前の内部メモを見る/.exec(newest) ?? []
  const older = await page(href.replaceAll('&amp;', '&'))
  assert.deepEqual([numbers(newest).length, numbers(newest)[0]], [100, 31])
  assert.deepEqual([numbers(older).length, numbers(older)[0], numbers(older).at(-1)], [31, 1, 31])
  assert.doesNotMatch(older, /これより前の内部メモを見る/)
})

test('what is wrong with a note is told beside it, with what was typed, and nothing changes', async () => {
  const id = await arrives('川口 あおい', '続き')
  const before = await rows('select from inquiries.notes')
  assert.equal((await note(id, '  ')).status, 422)
  const long = await note(id, `長${'い'.repeat(2_000)}`)
  assert.equal(long.status, 422)
  assert.match(await long.text(), /メモは 2,000 文字までにしてください/)
  const stranger = await note(id, '呼びたい', { mention: String(await staffId('yamamoto')) })
  assert.equal(stranger.status, 422)
  assert.match(await stranger.text(), /呼びたい<\/textarea>[\s\S]*この相談を見られる職員だけ/)
  assert.equal((await rows('select from inquiries.notes')).length, before.length)
  await note(id, '番号は 123456789018 です')
  assert.match((await rows('select body from inquiries.notes order by id desc limit 1'))[0].body, /番号は [^0-9]/)
})
