import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicantsOf, text } from '../../../../testing/applicants.ts'
import { browserOf } from '../../../../testing/browser.ts'
import { testTown } from '../../../../testing/town.ts'
import { makeTrialKey } from '../../index.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { db } = town.municipality
const { offer, applied, rowOf, certificatesOf } = applicantsOf(town)
const HEAD = 'inoue'
await offer('sample', 'suidou')
const accept = (id: string, as: string) => town.post(`/console/applications/${id}/acceptance`, {}, as)

test('without a key nothing is decided: the application stays as it was', async () => {
  const { id } = await applied('sample')
  const answer = await accept(id, HEAD)
  assert.equal(answer.status, 409)
  assert.match(text(await answer.text()), /署名の鍵がないため、交付できません/)
  assert.deepEqual([(await rowOf(id)).state, await certificatesOf(id)], ['submitted', []])
})

test('the head decides, the certificate says what was answered, and whoever applied takes it from the page of the application', async () => {
  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
  const { resident, id } = await applied('sample')
  assert.equal((await accept(id, 'kimura')).status, 403)
  assert.match(
    text(await (await town.request(`/console/applications/${id}/acceptance`, { as: HEAD })).text()),
    /交付する .*給水装置工事証明書 青空 太郎 様 青空 太郎 さんの新設の工事を証明します。.*有効期限 令和9年11月25日/,
  )
  assert.equal((await resident.get(`/applications/${id}/certificate.pdf`)).status, 404)
  assert.equal((await accept(id, HEAD)).status, 303)
  assert.equal((await accept(id, HEAD)).status, 303, 'sent twice')
  const [certificate, ...more] = await certificatesOf(id)
  assert.deepEqual(more, [])
  assert.match(certificate.body, /^青空 太郎 さんの新設の工事を証明します。受付番号 R8-\d{6}、決定 令和8年11月26日$/)
  assert.equal(certificate.holder, '青空 太郎')
  assert.equal(certificate.valid_through.toString(), '2027-11-25')
  assert.match(text(await (await resident.get(`/applications/${id}`)).text()), /「給水装置工事証明書」を作っています/)
  await town.work()
  assert.match(text(await (await resident.get(`/applications/${id}`)).text()), /「給水装置工事証明書」ができました/)
  const paper = await resident.get(`/applications/${id}/certificate.pdf`)
  assert.match(Buffer.from(await paper.arrayBuffer()).toString('latin1'), /^%PDF-1\.7[^]*ETSI\.CAdES\.detached/)
  assert.equal((await browserOf(town).get(`/applications/${id}/certificate.pdf`)).status, 404, 'another browser')
  const desk = await (await town.request(`/console/applications/${id}`, { as: HEAD })).text()
  assert.match(desk, new RegExp(`/console/certificates/${certificate.id}`))
  const revoked = await town.post(`/console/certificates/${certificate.id}/revocation`, { reason: '誤り' }, HEAD)
  assert.equal(revoked.status, 303)
  assert.match(
    text(await (await resident.get(`/applications/${id}`)).text()),
    /「給水装置工事証明書」は取り消されました/,
  )
})

test('a refusal issues nothing', async () => {
  const { id } = await applied('sample')
  const refused = await town.post(`/console/applications/${id}/refusal`, { reason: '工事がない' }, HEAD)
  assert.equal(refused.status, 303)
  assert.deepEqual(await certificatesOf(id), [])
})

test('a certificate says what was corrected, and not what was there before', async () => {
  const { resident, id } = await applied('sample')
  const asking = { field: 'kind', 'remark.kind': '修繕の工事ではありませんか。', dueOn: '2026-12-10' }
  assert.equal((await town.post(`/console/applications/${id}/correction`, asking, HEAD)).status, 303)
  assert.equal((await accept(id, HEAD)).status, 409)
  await resident.post(`/applications/${id}/pages/page1`, { _seen: '0', _round: '1', kind: 'repair' })
  const summary = await (await resident.get(`/applications/${id}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(text(summary))
  assert.equal((await resident.post(`/applications/${id}/correction`, { round: '1', seen })).status, 303)
  assert.equal((await accept(id, HEAD)).status, 303)
  const [certificate] = await certificatesOf(id)
  assert.match(certificate.body, /^青空 太郎 さんの修繕の工事を証明します。/)
})
