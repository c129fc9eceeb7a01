import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { hasTool, pdfsig, wordsOf } from '#lib/pdf-signing/signature.fixture.ts'
import { apiOf } from '../../../testing/api.ts'
import { issuingTown } from '../../../testing/certificates.ts'

const town = await issuingTown()
const { owner, post, request } = town
const get = async (path: string, as?: string) => {
  const response = await request(path, as ? { as } : {})
  return { status: response.status, headers: response.headers, html: await response.text() }
}
const look = ({ status, html }: { status: number; html: string }) => `${status} ${/<main[^]*<\/main>/.exec(html)![0]}`
const upload = (bytes: Buffer) => new File([Uint8Array.from(bytes)], 'a.pdf', { type: 'application/pdf' })

test('a certificate gets its number at once and its signed paper from the job, both in the trail', async () => {
  const { id, number } = await town.issueOnPaper()
  assert.equal(number, 1)
  const paper = await town.paperOf(id)
  if (hasTool('pdfsig')) {
    assert.match(pdfsig(paper), /Signature is Valid/)
    const words = wordsOf(paper).replaceAll(/\s/g, '')
    for (const word of ['令和8年度あおぞら市指令第1号', '青空太郎様', '空き家バンク利用登録証明書', 'あおぞら市長'])
      assert.ok(words.includes(word), word)
  }
  const { rows } = await owner.query(
    "select action from kernel.audit_entries where subject = $1 and action <> 'certificate.viewed' order by seq",
    [`certificate:${id}`],
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['certificate.issued', 'certificate.signed'],
  )
})

test('the code in the address is nowhere in the database once it is printed, only its digest', async () => {
  const { id, code } = await town.issueOnPaper()
  assert.match(code, /^[\w-]{32}$/)
  const { rows } = await owner.query('select sealed_code, code_digest from procedures.certificates where id = $1', [id])
  assert.equal(rows[0].sealed_code, null)
  assert.deepEqual(rows[0].code_digest, createHash('sha256').update(code).digest())
})

test('a paper that was made is never made again', async () => {
  const { id } = await town.issueOnPaper()
  const before = await town.paperOf(id)
  await owner.query(
    "select graphile_worker.add_job('certificates.make-paper', json_build_object('certificate', $1::int))",
    [id],
  )
  await town.work()
  assert.deepEqual(await town.paperOf(id), before)
})

test('what a certificate says cannot be changed by the program, and revoking cannot be taken back', async () => {
  const { id } = await town.issueOnPaper()
  const { db } = town.municipality
  const change = db.updateTable('procedures.certificates').set({ holder: '別人' }).where('id', '=', id).execute()
  await assert.rejects(change, /permission denied/)
  await assert.rejects(db.deleteFrom('procedures.certificate_revocations').execute(), /permission denied/)
})

test('what does not fit on a certificate is refused in words, and takes no number', async () => {
  const before = await town.issue()
  await assert.rejects(town.issue({ holder: 'あ'.repeat(201) }), /長すぎて証明書に収まらない/)
  await assert.rejects(town.issue({ body: 'あ'.repeat(10_001) }), /長すぎて証明書に収まらない/)
  const { number } = await town.issue({ holder: '𠮷'.repeat(200), body: '𠮷'.repeat(10_000) })
  assert.equal(number, before.number + 1)
})

test('whoever has the code sees that it is valid, and not whose it is', async () => {
  const { id, code, number } = await town.issueOnPaper({ validThrough: Temporal.PlainDate.from('2027-11-25') })
  const { status, headers, html } = await get(`/certificates/${code}`)
  assert.equal(status, 200)
  assert.equal(headers.get('cache-control'), 'no-store')
  for (const word of ['この証明書は有効です', `あおぞら市指令第${number}号`, '令和8年11月26日', '移住定住推進課'])
    assert.ok(html.includes(word), word)
  assert.ok(
    html.includes(
      createHash('sha256')
        .update(await town.paperOf(id))
        .digest('hex'),
    ),
  )
  assert.ok(!html.includes('青空') && !html.includes('登録したことを'))
  const english = await get(`/certificates/${code}?lang=en`)
  assert.ok(english.html.includes('This certificate is valid') && english.html.includes('25 November 2027'))
})

test('the same file is told from any other, without JavaScript and without keeping it', async () => {
  const { id, code } = await town.issueOnPaper()
  const paper = await town.paperOf(id)
  const check = async (file: string | File) => (await post(`/certificates/${code}/comparisons`, { file })).text()
  assert.match(await check(upload(paper)), /町が交付したファイルと同じです/)
  const changed = Buffer.from(paper)
  changed[300]! ^= 1
  assert.match(await check(upload(changed)), /町が交付したファイルと違います/)
  assert.match(await check(''), /調べる PDF を選んでください/)
  const { rows } = await owner.query('select from kernel.files where sha256 = $1', [
    createHash('sha256').update(changed).digest(),
  ])
  assert.equal(rows.length, 0)
})

test('an unknown, a misspelt and a not yet printed code look alike', async () => {
  const { code } = await town.issueOnPaper()
  const codes = ['x'.repeat(32), code.slice(1), '%00', `${code}a`]
  const answers = await Promise.all(
    codes.map(async (one) => {
      const { status, html } = await get(`/certificates/${one}`)
      return { status, html: html.replaceAll(one, '') } // the address that they asked for
    }),
  )
  assert.equal(new Set(answers.map(look)).size, 1)
  assert.match(look(answers[0]!), /^404 [^]*この証明書は見つかりません/)
})

test('after the last day it is expired, on it still valid', async () => {
  const { code } = await town.issueOnPaper({ validThrough: Temporal.PlainDate.from('2026-11-27') })
  town.clock.set('2026-11-27T23:59:00+09:00')
  assert.match((await get(`/certificates/${code}`)).html, /この証明書は有効です/)
  town.clock.set('2026-11-28T00:00:00+09:00')
  assert.match((await get(`/certificates/${code}`)).html, /有効期限が過ぎています/)
  town.clock.set('2026-11-26T10:00:00+09:00')
})

test('staff of the section list, open and revoke it with a reason; the page says revoked, not why', async () => {
  const { id, code } = await town.issueOnPaper({ holder: '長い 名前の人' })
  assert.match((await get('/console/certificates?q=長い', 'takahashi')).html, /長い 名前の人/)
  assert.equal((await get(`/console/certificates/${id}`, 'goto')).status, 403)
  const refused = await post(`/console/certificates/${id}/revocation`, { reason: ' ' }, 'takahashi')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /取り消す理由を入力してください/)
  const revoke = () => post(`/console/certificates/${id}/revocation`, { reason: '記載の誤り' }, 'takahashi')
  assert.equal((await revoke()).status, 303)
  assert.equal((await revoke()).status, 409)
  assert.match((await get(`/console/certificates/${id}`, 'takahashi')).html, /記載の誤り/)
  const { html } = await get(`/certificates/${code}`)
  assert.match(html, /この証明書は取り消されています/)
  assert.ok(!html.includes('記載の誤り'))
})

test('a program reads and revokes what the owner of its token may', async () => {
  const { id } = await town.issueOnPaper()
  const api = await apiOf(town, 'takahashi', ['certificates:read', 'certificates:revoke'])
  const listed = await (await api.ask('/certificates?limit=1')).json()
  assert.deepEqual([listed.items[0].id, listed.items[0].state], [id, 'valid'])
  assert.ok(listed.next)
  const revoke = () => api.ask(`/certificates/${id}/revocation`, { method: 'POST', json: { reason: '誤り' } })
  assert.equal((await revoke()).status, 204)
  assert.equal((await (await api.ask(`/certificates/${id}`)).json()).revocation.reason, '誤り')
  const stranger = await apiOf(town, 'goto', ['certificates:read'])
  assert.equal((await stranger.ask(`/certificates/${id}`)).status, 404)
})

test('whoever tries codes is stopped', async () => {
  await owner.query('delete from kernel.rate_counters')
  let status = 404
  for (let tries = 0; tries < 61 && status === 404; tries++) status = (await get(`/certificates/try${tries}`)).status
  assert.equal(status, 429)
  await owner.query('delete from kernel.rate_counters')
})
