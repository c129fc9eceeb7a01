import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSelfSigned } from '#lib/pdf-signing/self-signed.ts'
import { hasTool, pdfsig, pkcs12Of } from '#lib/pdf-signing/signature.fixture.ts'
import { issuingTown } from '../../../../testing/certificates.ts'
import { daysLeft } from './signing-key.ts'
import { listSigningKeys } from './signing-keys.queries.ts'

const town = await issuingTown()
const { owner, post, request, clock } = town
const SIGNING = '/console/settings/signing'
const show = async () => (await request(SIGNING, { as: 'ishii' })).text()
const today = async () => (await request('/console', { as: 'ishii' })).text()
const importing = (bytes: Uint8Array, password: string) =>
  post(`${SIGNING}/certificate`, { file: new File([Uint8Array.from(bytes)], 'town.p12'), password }, 'ishii')

const authoritys = await makeSelfSigned('あおぞら市 (認証局)', clock().subtract({ hours: 24 }))
const p12 = pkcs12Of(authoritys, 'ひらけごま')

test('the key lies sealed, and the page shows the certificate alone', async () => {
  const { rows } = await owner.query('select sealed_key from procedures.signing_keys')
  assert.doesNotMatch(rows[0].sealed_key.toString('latin1'), /PRIVATE KEY/)
  const html = await show()
  assert.match(html, /試用 \(自己署名\)/)
  assert.match(html, /令和10年11月26日 まで/)
})

test('a wrong password stands beside its field, and nothing changes', async () => {
  const response = await importing(p12, 'ひらけ')
  assert.equal(response.status, 422)
  assert.match(await response.text(), /パスワードが違います/)
  assert.equal((await importing(Buffer.alloc(0), '')).status, 422)
  assert.equal((await listSigningKeys(town.municipality.db)).length, 1)
})

test('an authority’s certificate takes over: the old key is gone, its certificate stays, its papers hold', async () => {
  const before = await town.issueOnPaper()
  assert.equal((await importing(p12, 'ひらけごま')).status, 303)
  const keys = await listSigningKeys(town.municipality.db)
  assert.deepEqual(
    keys.map(({ origin, retiredAt }) => [origin, retiredAt !== null]),
    [
      ['imported', false],
      ['trial', true],
    ],
  )
  const { rows } = await owner.query('select sealed_key from procedures.signing_keys where retired_at is not null')
  assert.deepEqual(rows, [{ sealed_key: null }])
  const after = await town.issueOnPaper()
  if (!hasTool('pdfsig')) return
  assert.match(pdfsig(await town.paperOf(before.id)), /Common Name: あおぞら市\n/)
  assert.match(pdfsig(await town.paperOf(after.id)), /Common Name: あおぞら市 \(認証局\)\n/)
})

test('the same one again, and a trial one in its place, are refused', async () => {
  assert.equal((await importing(p12, 'ひらけごま')).status, 409)
  assert.equal((await post(`${SIGNING}/trial`, {}, 'ishii')).status, 409)
  assert.doesNotMatch(await show(), /試用の証明書を作り/)
})

test('it is told 60 days before its end, and after it no certificate is issued', async () => {
  const end = authoritys.certificate.validToDate
  const at = (days: number) =>
    clock.set(
      Temporal.Instant.fromEpochMilliseconds(end.getTime())
        .add({ hours: 24 * days })
        .toString(),
    )
  at(-61)
  assert.doesNotMatch(await today(), /署名の証明書/)
  at(-60)
  assert.match(await today(), /署名の証明書の期限まで、あと60日です/)
  assert.match(await show(), /証明書の期限まで、あと60日です/)
  at(1)
  assert.match(await today(), /署名の証明書の期限が切れています/)
  await assert.rejects(town.issue(), /期限が切れているため、交付できません/)
  assert.ok(daysLeft((await listSigningKeys(town.municipality.db))[0]!, clock()) < 0)
})

test('without a key no certificate is issued, and no number is lost', async () => {
  clock.set('2026-11-26T12:00:00+09:00')
  await owner.query(
    "update procedures.signing_keys set sealed_key = null, retired_at = now() + interval '9 years' where retired_at is null",
  )
  await assert.rejects(town.issue(), /署名の鍵がない/)
  const { rows } = await owner.query('select last from procedures.certificate_numbers')
  assert.deepEqual(rows, [{ last: 2 }])
})
