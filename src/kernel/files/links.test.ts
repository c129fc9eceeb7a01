import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoMedia, pdf, photo } from '../../testing/sample-files.ts'
import { testTown } from '../../testing/town.ts'
import { keepFile } from './keep.ts'
import { fileLinkUrl, makeFileLink, revokeFileLink } from './links.ts'
import { receiveFile } from './receive.ts'

const town = await testTown()
const otherTown = await testTown({ slug: 'midori' })
const { program, municipality, clock } = town
const { db } = municipality

async function publish(bytes: Uint8Array, name: string, expiresAt?: Temporal.Instant) {
  const received = await receiveFile(program, municipality, { bytes, name, purpose: 'any' })
  const token = await db.transaction().execute(async (tx) => {
    await keepFile(tx, received)
    return makeFileLink(tx, { sha256: received.sha256, name: received.name, ...(expiresAt && { expiresAt }) })
  })
  return { token, received, path: new URL(fileLinkUrl(municipality, token, received.name)).pathname }
}

const film = Buffer.concat([isoMedia('isom'), Buffer.from('0123456789'.repeat(100))])

test('a picture is shown in LINE’s page, as what it is, and kept by the phone', async () => {
  const { path, received } = await publish(await photo(), '道路の穴.jpg')
  const response = await town.request(path)
  assert.equal(response.status, 200)
  const headers = Object.fromEntries(response.headers)
  assert.equal(headers['content-type'], 'image/jpeg')
  assert.match(
    headers['content-disposition']!,
    /^inline; .*filename\*=UTF-8''%E9%81%93%E8%B7%AF%E3%81%AE%E7%A9%B4\.jpg$/,
  )
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin')
  assert.match(headers['content-security-policy']!, /default-src 'none'/)
  assert.match(headers['cache-control']!, /^private, max-age=604800/)
  assert.equal(headers['content-length'], String((await response.bytes()).length))
  assert.equal(headers['etag'], `"${received.sha256.toString('hex')}"`)
})

test('a document is saved, never opened in the page; a PDF is shown behind a policy', async () => {
  const text = await town.request((await publish(Buffer.from('a,b'), 'a.csv')).path)
  assert.match(text.headers.get('content-disposition')!, /^attachment/)
  const shown = await town.request((await publish(pdf(), 'a.pdf')).path)
  assert.match(shown.headers.get('content-disposition')!, /^inline/)
  assert.match(shown.headers.get('content-security-policy')!, /default-src 'none'/)
})

test('a film can be watched from its middle, and a broken load goes on', async () => {
  const { path } = await publish(film, 'film.mp4')
  const part = await town.request(path, { headers: { range: 'bytes=64-73' } })
  assert.equal(part.status, 206)
  assert.equal(part.headers.get('content-range'), `bytes 64-73/${film.length}`)
  assert.equal(await part.text(), '0123456789')
  const beyond = await town.request(path, { headers: { range: 'bytes=5000-' } })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${film.length}`])
  const changed = await town.request(path, { headers: { range: 'bytes=64-73', 'if-range': '"another"' } })
  assert.equal(changed.status, 200)
})

test('HEAD says what GET would send, and an unchanged file is not sent again', async () => {
  const { path } = await publish(film, 'film.mp4')
  const head = await town.request(path, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(film.length)])
  assert.equal(await head.text(), '')
  const again = await town.request(path, { headers: { 'if-none-match': head.headers.get('etag')! } })
  assert.equal(again.status, 304)
})

test('revoked, expired and unknown links are answered alike', async () => {
  const revoked = await publish(await photo(), 'a.jpg')
  await db.transaction().execute((tx) => revokeFileLink(tx, clock(), revoked.token))
  const expired = await publish(await photo(), 'a.jpg', clock().add({ hours: 1 }))
  const alive = await town.request(expired.path)
  assert.equal(alive.headers.get('cache-control'), 'private, max-age=3600, immutable')
  clock.advance({ hours: 1 })
  const answers = await Promise.all(
    [revoked.path, expired.path, `/files/${'x'.repeat(32)}/a.jpg`].map(async (path) => {
      const response = await town.request(path)
      return { status: response.status, cache: response.headers.get('cache-control'), page: await response.text() }
    }),
  )
  assert.equal(answers[0]!.status, 404)
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
})

test('no stored file can be had without its token, nor by its content, its number or another town’s host', async () => {
  const { token, received, path } = await publish(await photo({ width: 90 }), 'secret.jpg')
  const hex = received.sha256.toString('hex')
  const guesses = [
    `/files/${hex}/secret.jpg`,
    `/files/${hex}`,
    `/files/${municipality.slug}/${hex.slice(0, 2)}/${hex}`,
    `/files/1/secret.jpg`,
    `/files/`,
    `/files/${token.toLowerCase()}/secret.jpg`,
    `/files/${token.slice(0, -1)}/secret.jpg`,
    `/files/%25/secret.jpg`,
    `/files/..%2f..%2ffiles%2f${hex}/x`,
    `/assets/../files/${hex}`,
  ]
  for (const guess of guesses) assert.equal((await town.request(guess)).status, 404, guess)
  assert.equal((await otherTown.request(path)).status, 404)
  assert.equal((await town.request(path)).status, 200)
})
