import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { applicantsOf, text } from '../../../../testing/applicants.ts'
import { testTown } from '../../../../testing/town.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { offer, applied } = applicantsOf(town)
const [HEAD, MANY] = ['inoue', 53]
await offer('sample', 'suidou', 'notice')
const ids: string[] = []
for (let at = 0; at < MANY; at++) {
  town.clock.advance({ minutes: 1 })
  ids.push((await applied('sample')).id)
}
const page = async (address: string) => {
  const html = await (await town.request(address, { as: HEAD })).text()
  const next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return { html, next, rows: [...html.matchAll(/\/console\/applications\/([0-9a-f-]{36})/g)].map(([, id]) => id) }
}

/** Every page one after the other. */
async function walk(first: string) {
  const pages: (string | undefined)[][] = []
  for (let address: string | undefined = first; address;) {
    const { rows, next } = await page(address)
    pages.push(rows)
    address = next
  }
  return pages
}

test('what waits is read a page at a time, by its deadline, and nothing twice or never', async () => {
  const pages = await walk('/console/applications')
  assert.deepEqual(
    pages.map(({ length }) => length),
    [50, 3],
  )
  assert.deepEqual(pages.flat(), ids)
})

test('what is done is read the newest first, though some were decided in the same moment', async () => {
  for (const id of ids) {
    const answer = await town.post(`/console/applications/${id}/acceptance`, {}, HEAD)
    assert.equal(answer.status, 303, text(await answer.text()))
  }
  const pages = await walk('/console/applications?queue=done')
  assert.deepEqual(
    pages.map(({ length }) => length),
    [50, 3],
  )
  assert.deepEqual(pages.flat(), ids.toReversed())
})

test('programs read on with the cursor, and one that is none of ours is refused', async () => {
  const { ask } = await apiOf(town, HEAD, ['applications:read'])
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = await ask(`/applications?queue=done&limit=20${cursor && `&cursor=${cursor}`}`)
    assert.equal(answer.status, 200)
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string | null }
    seen.push(...items.map(({ id }) => id))
    cursor = next
  }
  assert.deepEqual(seen, ids.toReversed())
  const place = { key: '2026-11-26', arrivedAt: '2026-11-26T01:00:00Z', id: ids[0] }
  const wrong = [
    { ...place, key: "';--" },
    { ...place, key: '0000-01-01' },
    { ...place, arrivedAt: '0000-01-01T00:00:00Z' },
    { key: '2026-11-26' },
    5,
  ]
  for (const place of wrong) {
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
    assert.equal((await ask(`/applications?queue=done&cursor=${cursor}`)).status, 422)
    assert.equal((await town.request(`/console/applications?after=${cursor}`, { as: HEAD })).status, 422)
  }
})
