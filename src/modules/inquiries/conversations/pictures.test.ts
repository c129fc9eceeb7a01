import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine()
const { line, owner, phoneClock } = town

const photo = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer()
const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const previewsIn = (html: string) => [...html.matchAll(/src="([^"]+\/preview\/[^"]+)"/g)].map(([, src]) => src!)

const mika = line.phone('青空 みか')
await mika.images([await photo('#111'), await photo('#222'), await photo('#333')])
await town.work()
const { rows } = await owner.query('select id from inquiries.conversations')
const conversation = `/console/inquiries/${rows[0].id}`

test('photos that were sent together stand together, in the order of the phone; one that came alone stands alone', async () => {
  await phoneClock.advance(1_000)
  await mika.image(await photo('#444'))
  await town.work()
  const grids = (await page(conversation)).split('class="photo-grid"').slice(1)
  assert.deepEqual(
    grids.map((grid) => previewsIn(grid.slice(0, grid.indexOf('</ul>'))).length),
    [3, 1],
  )
  assert.match(grids[0]!, /aria-label="写真 3 枚"/)
})

test('one of them that is withdrawn, whichever it is, leaves the others together', async () => {
  const sent = await mika.images([await photo('#511'), await photo('#522'), await photo('#533')])
  await town.work()
  const stored = await owner.query<{ id: string }>(
    'select line_message_id as id from inquiries.messages where line_message_id = any ($1) order by occurred_at, id',
    [sent.map(({ messageId }) => messageId)],
  )
  await mika.unsend(stored.rows[1]!.id)
  await town.work()
  const html = await page(conversation)
  assert.match(html, /送信が取り消されました/)
  assert.match(html, /aria-label="写真 2 枚"/)
})

test('a small picture may be kept by the browser, under an address of its content', async () => {
  const [src] = previewsIn(await page(conversation))
  const answer = await town.request(src!, { as: 'suzuki' })
  assert.equal(answer.headers.get('content-type'), 'image/jpeg')
  assert.match(answer.headers.get('cache-control')!, /^private, max-age=\d{4,}, immutable$/)
  assert.equal(previewsIn(await page(conversation))[0], src)
  const [inList, again] = [previewsIn(await page('/console/inquiries')), previewsIn(await page('/console/inquiries'))]
  assert.equal(inList.length, 3)
  assert.deepEqual(inList, again)
  for (const address of inList) assert.equal((await town.request(address, { as: 'suzuki' })).status, 200)
})

test('the address opens nothing to others, and tells them nothing: it is neither the digest nor the same for two people', async () => {
  const [src = ''] = previewsIn(await page(conversation))
  assert.equal((await town.request(src, { as: 'yamamoto' })).status, 404)
  assert.equal((await town.request(src)).status, 303)
  const digests = await owner.query(
    `select encode(sha256, 'hex') as hex, encode(sha256, 'base64') as base64 from kernel.files`,
  )
  const tag = src.split('/').at(-1)!
  assert.ok(digests.rows.every(({ hex, base64 }) => !hex.includes(tag) && !base64.startsWith(tag.slice(0, 8))))
  const colleague = 'colleague'
  await owner.query(`insert into kernel.staff (sign_in_name, name) values ($1, '同僚')`, [colleague])
  await owner.query(
    `insert into kernel.duties (staff_id, section_id, duty)
     select t.id, c.section_id, 'answer' from kernel.staff t, inquiries.conversations c where t.sign_in_name = $1`,
    [colleague],
  )
  const [theirs] = previewsIn(await page(conversation, colleague))
  assert.notEqual(theirs, src)
  const [mine, others] = [await page('/console/inquiries'), await page('/console/inquiries', colleague)].map(previewsIn)
  assert.equal(others!.length, 3)
  assert.ok(others!.every((address) => !mine!.includes(address)))
  const led = await town.request(src, { as: colleague })
  assert.deepEqual([led.status, led.headers.get('location')], [302, theirs])
  assert.match(led.headers.get('cache-control')!, /no-store/)
})

const avatar = async () => /class="avatar"[^>]*><img src="([^"]+\/picture\/[^"]+)"/.exec(await page(conversation))?.[1]
const give = (nth: number) =>
  owner.query(`update kernel.residents set picture_sha256 = (
    select preview_sha256 from inquiries.attachments where preview_sha256 is not null order by message_id offset ${nth} limit 1)`)

test('another picture of the resident has another address', async () => {
  await give(0)
  const before = await avatar()
  assert.match((await town.request(before!, { as: 'suzuki' })).headers.get('cache-control')!, /immutable/)
  await give(1)
  assert.notEqual(await avatar(), before)
  assert.equal((await town.request(before!, { as: 'suzuki' })).status, 302)
})
