import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { RESYNC } from '#lib/db/live.ts'
import { concerns } from '../http/live.routes.ts'
import { findStaff } from '../identity/staff.queries.ts'
import { notify } from './notify.ts'

const town = await testTown()
const { db } = town.municipality
const idOf = async (name: string) =>
  (await db.selectFrom('kernel.staff').select('id').where('sign_in_name', '=', name).executeTakeFirstOrThrow()).id

const [suzuki, sato] = [await idOf('suzuki'), await idOf('sato')]
const tell = (staffId: number, title: string, href: `/${string}` = '/console/inquiries/7') =>
  db.transaction().execute((tx) => notify(tx, town.clock(), staffId, { title, href }))
const page = async (as: string) => (await town.request('/console/notifications', { as })).text()
const unread = (html: string) => html.match(/未読<\/span>/g)?.length ?? 0

test('somebody without news is told so', async () => {
  assert.match(await page('suzuki'), /通知はありません/)
})

test('news reach only whom they are for, with a link and a count, and can be marked as read', async () => {
  await tell(suzuki, '<b>相談</b>が割り当てられました')
  await tell(sato, '佐藤さんだけの通知')
  const html = await page('suzuki')
  assert.match(html, /&lt;b>相談&lt;\/b>が割り当てられました/)
  assert.match(html, /href="\/console\/inquiries\/7"/)
  assert.doesNotMatch(html, /佐藤さんだけ/)
  assert.match(html, /class="count"[^>]*>1</)
  assert.match(html, /たった今/)

  const last = /name="last" value="(\d+)"/.exec(html)![1]!
  await tell(suzuki, 'ページを開いている間に来た通知')
  await town.post('/console/notifications/readings', { last }, 'suzuki')
  const after = await page('suzuki')
  assert.equal(unread(after), 1)
  assert.match(after, /開いている間に来た/)
})

test('what is new stands on the first page, however much was read after it', async () => {
  const { rows } = await town.owner.query(
    `insert into kernel.notifications (staff_id, title, href, created_at, read_at)
     select $1, '読んだもの', '/console', now(), now() from generate_series(1, 30) returning id`,
    [suzuki],
  )
  assert.match(await (await town.request('/console', { as: 'suzuki' })).text(), /開いている間に来た/)
  await town.owner.query('delete from kernel.notifications where id = any($1)', [rows.map(({ id }) => id)])
})

test('nobody marks another’s news as read', async () => {
  await town.post('/console/notifications/readings', { last: '1000000' }, 'suzuki')
  assert.equal(unread(await page('suzuki')), 0)
  assert.equal(unread(await page('sato')), 1)
})

test('a notification cannot lead away from the program', async () => {
  await assert.rejects(tell(sato, 'x', '//elsewhere.example'), /notifications_href_check/)
  await assert.rejects(tell(sato, 'x', '/\\elsewhere.example'), /notifications_href_check/)
})

test('open screens hear of it: those of whom it is for, and no other', async () => {
  const now = town.clock()
  const [him, her] = [(await findStaff(db, suzuki, now))!, (await findStaff(db, sato, now))!]
  const word = await new Promise<string>((resolve) => {
    const leave = town.municipality.live.subscribe((word) => {
      if (word === RESYNC) return void tell(sato, 'もう一つ')
      leave()
      resolve(word)
    })
  })
  assert.deepEqual([concerns(her, word), concerns(him, word)], [true, false])
})
