import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { formIn } from '../../../testing/form-in.ts'
import { screensOf, waterTown } from '../../../testing/procedures.ts'
import { testTown } from '../../../testing/town.ts'
import { makeTrialKey } from '../index.ts'

const aozora = await waterTown()
const midori = await testTown({ at: '2026-11-27T09:00:00+09:00' })
const there = screensOf(midori)
const EXPORTS = `/console/procedures/${aozora.procedureId}/versions/1/exports`
const IMPORT = '/console/procedures/import'
const IMPORTS = '/console/procedures/imports'
const CLERK = 'kimura'
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const section = String(aozora.head.sectionId)
const exported = async () => (await aozora.post(EXPORTS, {}, CLERK)).text()
const look = (file: string | Uint8Array<ArrayBuffer>) =>
  midori.post(IMPORT, { file: new File([file], 'a.madoguchi-procedure.json') }, CLERK)
const rowsOf = async (table: string) =>
  (await midori.owner.query(`select * from ${table.includes('.') ? table : `procedures.${table}`}`)).rows

test('without a key in use nothing is written, and the page says what to do', async () => {
  const refused = await aozora.post(EXPORTS, {}, CLERK)
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /「署名の鍵」/)
})

test('a published version is one file that any tool for JOSE can check', async () => {
  await makeTrialKey(aozora.municipality.db, aozora.clock(), 'system:test', aozora.program.sealer, 'あおぞら市')
  const answer = await aozora.post(EXPORTS, {}, CLERK)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition') ?? '', /water-service-start-1\.madoguchi-procedure\.json/)
  const jws = JSON.parse(await answer.text())
  assert.deepEqual(Object.keys(jws).toSorted(), ['payload', 'protected', 'signature'])
  const signed = JSON.parse(Buffer.from(jws.payload, 'base64url').toString())
  assert.deepEqual([signed.from.name, signed.from.code, signed.from.number], ['あおぞら市', '459992', 1])
  assert.deepEqual(await aozora.audited('procedure.exported'), [{ slug: 'water-service-start', number: 1 }])
})

test('the first time, the fingerprint is confirmed by somebody; it is a draft then, with where it came from', async () => {
  const html = await (await look(await exported())).text()
  assert.match(text(html), /書き出した町 あおぞら市\(団体コード 459992\)/)
  assert.match(text(html), /初めての署名です/)
  const form = formIn(html, IMPORTS)
  const unconfirmed = await midori.post(IMPORTS, { ...form, section }, CLERK)
  assert.equal(unconfirmed.status, 422)
  assert.match(await unconfirmed.text(), /href="#confirmed"/)
  assert.equal((await midori.post(IMPORTS, { ...form, section: '1', confirmed: '1' }, CLERK)).status, 422)
  assert.deepEqual(
    [await rowsOf('drafts'), await rowsOf('imports'), await rowsOf('kernel.trusted_signers')],
    [[], [], []],
  )

  const done = await midori.post(IMPORTS, { ...form, section, confirmed: '1' }, CLERK)
  const draft = new URL(done.headers.get('location')!, 'http://x').pathname
  assert.match(text(await there.show(draft, CLERK)), /あおぞら市\(459992\)の「water-service-start」第1版を/)
  assert.equal((await midori.request('/procedures/water-service-start')).status, 404)
  assert.equal((await there.audited('procedure_signer.trusted')).length, 1)

  const publication = `${draft}/publication`
  const seen = formIn(await there.show(`${draft}/check`, 'inoue'), publication)
  assert.equal((await midori.post(publication, seen, 'inoue')).status, 303)
  assert.equal((await midori.request('/procedures/water-service-start')).status, 200)
  const { rows } = await midori.owner.query('select p.id from procedures.procedures p')
  const version = text(await there.show(`/console/procedures/${rows[0].id}/versions/1`, CLERK))
  assert.match(version, /ほかの町から取り込んだ定義です/)
})

test('the next time the signer is known; a form that was compared with what stands no longer takes nothing in', async () => {
  const html = await (await look(await exported())).text()
  assert.match(text(html), /前に確かめた署名です/)
  assert.match(text(html), /この町のものと同じです/)
  assert.equal((await midori.post(IMPORTS, { ...formIn(html, IMPORTS), section }, CLERK)).status, 303)
  await midori.owner.query(`update procedures.drafts set sketch = sketch || '{"summary": "変えている途中"}'`)
  const twice = await midori.post(IMPORTS, { ...formIn(html, IMPORTS), section }, CLERK)
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /比べたあとに変わりました/)
  assert.equal((await rowsOf('imports')).length, 2)
})

test('a signer is taken off the list again, and is new then; twice does no harm', async () => {
  const [{ fingerprint }] = await rowsOf('kernel.trusted_signers')
  const removal = `/console/procedures/signers/${fingerprint}/removal`
  for (const _ of [1, 2]) assert.equal((await midori.post(removal, {}, CLERK)).status, 303)
  assert.equal((await there.audited('procedure_signer.distrusted')).length, 1)
  assert.match(text(await (await look(await exported())).text()), /初めての署名です/)
})

test('programs do the same: export here, import there with the fingerprint, and are refused without it', async () => {
  await midori.owner.query('delete from procedures.drafts')
  const EXPORT_API = '/procedures/water-service-start/versions/1/exports'
  const reading = await apiOf(aozora, CLERK, ['procedures:read'])
  assert.equal((await reading.ask(EXPORT_API, { method: 'POST' })).status, 403)
  const here = await apiOf(aozora, CLERK, ['procedures:edit'])
  const answer = await here.ask(EXPORT_API, { method: 'POST' })
  assert.equal(answer.status, 200)
  const file = (await answer.json()) as unknown
  const { ask } = await apiOf(midori, CLERK, ['procedures:read', 'procedures:edit'])
  const send = (fingerprint?: string) =>
    ask('/procedure-imports', {
      method: 'POST',
      json: { file, sectionId: Number(section), ...(fingerprint && { fingerprint }) },
    })
  assert.equal((await send()).status, 422)
  const { rows } = await aozora.owner.query('select fingerprint from procedures.signing_keys')
  const done = await send(rows[0].fingerprint)
  assert.deepEqual(await done.json(), { slug: 'water-service-start', version: 1 })
  const signers = (await (await ask('/procedure-signers')).json()) as { items: { fingerprint: string }[] }
  assert.equal(signers.items[0]!.fingerprint, rows[0].fingerprint)
  const removal = `/procedure-signers/${rows[0].fingerprint}`
  assert.equal((await ask(removal, { method: 'DELETE' })).status, 204)
})
