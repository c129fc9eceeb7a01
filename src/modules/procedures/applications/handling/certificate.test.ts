import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { browserOf } from '../../../../testing/browser.ts'
import { testTown } from '../../../../testing/town.ts'
import { makeTrialKey, publishDefinition } from '../../index.ts'
import { definitionJson } from '../../definition/definition.fixture.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { db } = town.municipality
const { rows } = await town.owner.query(
  `select m.section_id, m.staff_id from kernel.memberships m join kernel.sections s on s.id = m.section_id
   where s.code = 'suidou' and m.position = 'head'`,
)
const head = { sectionId: Number(rows[0].section_id), staffId: Number(rows[0].staff_id) }
const HEAD = String(
  (await town.owner.query('select sign_in_name from kernel.staff where id = $1', [head.staffId])).rows[0].sign_in_name,
)
const result = {
  kind: 'certificate',
  title: '給水装置工事証明書',
  body: '{{applicant}} さんの{{kind}}の工事を証明します。受付番号 {{number}}',
  validMonths: 12,
}
const json = definitionJson(
  [
    {
      fields: [
        {
          id: 'kind',
          kind: 'choice',
          label: '工事',
          options: [
            { value: 'new', label: '新設' },
            { value: 'repair', label: '修繕' },
          ],
        },
      ],
    },
  ],
  { result },
)
assert.equal((await publishDefinition(db, town.clock(), `staff:${head.staffId}`, json, head)).ok, true)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const NAME = {
  'applicant.family': '青空',
  'applicant.given': '太郎',
  'applicant.familyKana': 'アオゾラ',
  'applicant.givenKana': 'タロウ',
}

async function applied() {
  const [resident, id] = [browserOf(town), randomUUID()]
  await resident.get('/procedures/sample')
  await resident.post('/procedures/sample/applications', { id })
  const saved = await resident.post(`/applications/${id}/pages/page1`, { _seen: '0', ...NAME, kind: 'new' })
  assert.equal(saved.status, 303, text(await saved.text()))
  const summary = await (await resident.get(`/applications/${id}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(text(summary))
  assert.equal((await resident.post(`/applications/${id}/submission`, { seen })).status, 303)
  return { resident, id }
}
const accept = (id: string, as: string) => town.post(`/console/applications/${id}/acceptance`, {}, as)
const certificates = async (id: string) =>
  (await town.owner.query('select * from procedures.certificates where application_id = $1', [id])).rows

test('without a key nothing is decided: the application stays as it was', async () => {
  const { id } = await applied()
  const answer = await accept(id, HEAD)
  assert.equal(answer.status, 409)
  assert.match(text(await answer.text()), /署名の鍵がないため、交付できません/)
  const { rows: left } = await town.owner.query('select state from procedures.applications where id = $1', [id])
  assert.deepEqual([left[0].state, await certificates(id)], ['submitted', []])
})

test('the head decides, the certificate says what was answered, and whoever applied takes it from the page of the application', async () => {
  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
  const { resident, id } = await applied()
  assert.equal((await accept(id, 'kimura')).status, 403)
  assert.match(
    text(await (await town.request(`/console/applications/${id}/acceptance`, { as: HEAD })).text()),
    /交付する .*給水装置工事証明書 青空 太郎 様 青空 太郎 さんの新設の工事を証明します。.*有効期限 令和9年11月25日/,
  )
  assert.equal((await resident.get(`/applications/${id}/certificate.pdf`)).status, 404)
  assert.equal((await accept(id, HEAD)).status, 303)
  assert.equal((await accept(id, HEAD)).status, 303, 'sent twice')
  const [certificate, ...more] = await certificates(id)
  assert.deepEqual(more, [])
  assert.match(certificate.body, /^青空 太郎 さんの新設の工事を証明します。受付番号 R8-\d{6}$/)
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
  const { id } = await applied()
  const refused = await town.post(`/console/applications/${id}/refusal`, { reason: '工事がない' }, HEAD)
  assert.equal(refused.status, 303)
  assert.deepEqual(await certificates(id), [])
})

test('a certificate says what was corrected, and not what was there before', async () => {
  const { resident, id } = await applied()
  const asking = { field: 'kind', 'remark.kind': '修繕の工事ではありませんか。', dueOn: '2026-12-10' }
  assert.equal((await town.post(`/console/applications/${id}/correction`, asking, HEAD)).status, 303)
  assert.equal((await accept(id, HEAD)).status, 409)
  await resident.post(`/applications/${id}/pages/page1`, { _seen: '0', _round: '1', kind: 'repair' })
  const summary = await (await resident.get(`/applications/${id}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(text(summary))
  assert.equal((await resident.post(`/applications/${id}/correction`, { round: '1', seen })).status, 303)
  assert.equal((await accept(id, HEAD)).status, 303)
  const [certificate] = await certificates(id)
  assert.match(certificate.body, /^青空 太郎 さんの修繕の工事を証明します。/)
})
