// The list keeps one's place: the chip, the page and the open conversation stand in every address.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner, phoneClock } = town
const WRITERS = 60

const page = async (path: string) => (await town.request(path, { as: 'suzuki' })).text()
const plain = (html: string) => html.replaceAll('&amp;', '&')
const linksOf = (html: string, pattern: RegExp) => [...plain(html).matchAll(pattern)].map(([, href]) => href ?? '')
const rowsOf = (html: string) => linksOf(html, /class="conversation-row"[^>]*><a href="([^"]+)"/g)
const idOf = (href: string) => /inquiries\/(\d+)/.exec(href)?.[1]
const beside = (html: string, rel: 'prev' | 'next') =>
  linksOf(html.slice(html.indexOf('conversation-beside')), new RegExp(`<a href="([^"]+)" rel="${rel}"`, 'g'))[0]

before(async () => {
  for (let n = 1; n <= WRITERS; n++) {
    await line.phone(`住民 ${n}`).text(`${n} 番目`)
    await phoneClock.advance(1_000)
  }
  await town.work()
})

async function secondPage(list = ''): Promise<string> {
  const first = await page(`/console/inquiries${list}`)
  return linksOf(first, /rel="next" href="([^"]+)"/g)[0] ?? ''
}

test('rows, forms and the way back of a conversation opened on the second page lead to the second page', async () => {
  const second = await secondPage('?list=waiting')
  assert.match(second, /list=waiting&after=/)
  const place = second.slice(second.indexOf('?'))
  const rows = rowsOf(await page(second))
  assert.equal(rows.length, WRITERS - 50)
  assert.ok(
    rows.every((href) => href.endsWith(place)),
    place,
  )
  const opened = plain(await page(rows[0]!))
  assert.deepEqual(rowsOf(opened), rows)
  const id = idOf(rows[0]!)
  for (const form of ['replies', 'no-reply']) {
    assert.ok(opened.includes(`action="/console/inquiries/${id}/${form}${place}"`), form)
  }
  const answered = await town.post(
    `/console/inquiries/${id}/replies${place}`,
    { text: 'はい', key: randomUUID() },
    'suzuki',
  )
  assert.equal(answered.headers.get('location'), `${rows[0]}#sent`)
})

test('from one conversation to the next through the whole list, over the edge of the page, without JavaScript', async () => {
  const [first = ''] = rowsOf(await page('/console/inquiries'))
  const seen: (string | undefined)[] = []
  for (let at: string | undefined = first; at; at = beside(await page(at), 'next')) seen.push(idOf(at))
  const { rows } = await owner.query(
    'select id::text from inquiries.conversations order by last_message_at desc, id desc',
  )
  assert.deepEqual(
    seen,
    rows.map(({ id }) => id),
  )
})

test('the previous one is the one above', async () => {
  const rows = rowsOf(await page('/console/inquiries'))
  const opened = await page(rows[5]!)
  assert.deepEqual([beside(opened, 'prev'), beside(opened, 'next')], [rows[4], rows[6]])
  assert.equal(beside(await page(rows[0]!), 'prev'), undefined)
})

test('what one opens among the unread stays in the list while it is open, and is gone afterwards', async () => {
  await line.phone('空山 ゆい').text('まだ読まれていません')
  await phoneClock.advance(1_000)
  await line.phone('海野 けん').text('これもです')
  await town.work()
  const list = '/console/inquiries?list=unread'
  const [newest, older] = rowsOf(await page(list))
  const opened = await page(older!)
  assert.deepEqual(rowsOf(opened).slice(0, 2), [newest, older])
  assert.equal(beside(opened, 'prev'), newest)
  assert.ok(!rowsOf(await page(list)).includes(older!))
})

test('an empty list says so, and leads to all', async () => {
  await owner.query('update inquiries.conversations set unread = 0')
  const html = await page('/console/inquiries?list=unread')
  assert.match(html, /未読の相談はありません/)
  assert.match(html, /<a href="\/console\/inquiries">すべての相談を見る/)
})
