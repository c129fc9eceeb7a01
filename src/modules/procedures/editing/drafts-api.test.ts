import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { waterTown } from '../../../testing/procedures.ts'

const town = await waterTown()
const scopes = ['procedures:read', 'procedures:edit']
const clerk = await apiOf(town, 'kimura', scopes)
const head = await apiOf(town, 'inoue', scopes)
const elsewhere = await apiOf(town, 'takahashi', scopes)
const DRAFT = '/procedure-drafts/water-service-start'
const definition = { ...town.water, summary: 'プログラムから変えた説明' }
const { sectionId } = town.head

test('a program lists what its owner’s section offers, and reads a version', async () => {
  const { items } = (await (await clerk.ask('/procedures')).json()) as { items: { slug: string; state: string }[] }
  assert.deepEqual(
    items.map(({ slug, state }) => [slug, state]),
    [['water-service-start', 'open']],
  )
  assert.equal((await clerk.ask('/procedures/water-service-start/versions/1')).status, 200)
  assert.equal((await clerk.ask('/procedures/water-service-start/versions/9')).status, 404)
  assert.equal((await elsewhere.ask('/procedures/water-service-start')).status, 404)
})

test('a draft is written as one JSON, checked, and published by the head alone, exactly as it was checked', async () => {
  const write = (json: unknown, by = clerk) => by.ask(DRAFT, { method: 'PUT', json })
  assert.equal((await write({ definition, sectionId })).status, 200)
  assert.equal((await write({ definition, sectionId })).status, 409)
  assert.equal((await write({ definition: { id: 'other', pages: [] }, version: 1 })).status, 422)
  assert.equal((await write({ definition: { id: 'water-service-start', pages: 'x' }, version: 1 })).status, 422)
  assert.equal((await write({ definition, version: 1 }, elsewhere)).status, 404)
  assert.equal((await write({ definition: { ...definition, pages: [] }, version: 1 })).status, 200)
  const wrong = (await (await clerk.ask(`${DRAFT}/check`)).json()) as { digest: null; findings: unknown[] }
  assert.deepEqual([wrong.digest, wrong.findings.length], [null, 1])
  assert.equal((await write({ definition, version: 1 })).status, 409)
  assert.equal((await write({ definition, version: 2 })).status, 200)
  const seen = (await (await clerk.ask(`${DRAFT}/check`)).json()) as Record<string, unknown>
  assert.deepEqual([seen['standing'], seen['changes']], [1, [{ what: 'changed', label: 'どんな手続か' }]])
  const { version, digest, standing } = seen
  const publish = (by: typeof clerk) =>
    by.ask(`${DRAFT}/publication`, { method: 'POST', json: { version, digest, standing } })
  assert.equal((await publish(clerk)).status, 403)
  assert.deepEqual(await (await publish(head)).json(), { slug: 'water-service-start', number: 2 })
  assert.equal((await publish(head)).status, 404)
})

const put = (path: string, json: unknown, by = head) =>
  by.ask(`/procedures/water-service-start/${path}`, { method: 'PUT', json })

test('a program gives a draft up, opens and closes, and moves nothing that is not its owner’s', async () => {
  assert.equal((await clerk.ask(DRAFT, { method: 'PUT', json: { definition, sectionId } })).status, 200)
  assert.equal((await clerk.ask(`${DRAFT}?version=9`, { method: 'DELETE' })).status, 409)
  assert.equal((await clerk.ask(`${DRAFT}?version=1`, { method: 'DELETE' })).status, 204)
  assert.equal((await put('opening', { version: 1, open: false }, clerk)).status, 403)
  assert.equal((await put('opening', { version: 1, open: false })).status, 204)
  assert.equal((await put('opening', { version: 1, open: true })).status, 409)
  assert.equal((await put('opening', { version: 2, open: true, through: '2026-02-30' })).status, 422)
  assert.equal((await put('section', { version: 2, sectionId })).status, 403)
})
