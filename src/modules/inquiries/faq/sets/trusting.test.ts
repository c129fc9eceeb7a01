import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signPackage } from '#kernel/packages/signed-package.ts'
import { makeSelfSigned } from '#lib/pdf-signing/self-signed.ts'
import { fingerprintOf } from '#lib/pdf-signing/signing-identity.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { testTown } from '../../../../testing/town.ts'
import { FILE_SCHEMA, SIGNED_FAQ_SET } from './signed-faq-set.ts'

const town = await testTown()
const CLERK = 'kimura'
const section = await faqScreensOf(town).sectionOf(CLERK)
const ADOPTIONS = '/console/faq/adoptions'
const [first, second] = [await makeSelfSigned('緑町', town.clock()), await makeSelfSigned('緑町', town.clock())]
const items = [
  {
    key: '0b0e8a3e-4a1c-4a6e-9a55-6f2d3d1f8f10',
    lang: 'ja',
    category: '水道',
    question: '質問',
    answer: '答え',
    keywords: [],
  },
]
const exportedAt = '2026-11-20T01:00:00Z'
const file = (code: string, name: string, number: number, by = first) =>
  signPackage(
    SIGNED_FAQ_SET,
    { schema: FILE_SCHEMA, from: { code, name, slug: 'water', title: '水道', number, exportedAt }, items },
    by,
  )
const look = async (text: string) =>
  town.post('/console/faq/import', { file: new File([text], 'a.madoguchi-faq.json') }, CLERK)
const adopt = async (text: string) => {
  const form = formIn(await (await look(text)).text(), ADOPTIONS)
  return town.post(ADOPTIONS, { ...form, section, confirmed: '1' }, CLERK)
}
const kept = async () =>
  (await town.owner.query('select fingerprint, town_code, town_name from kernel.trusted_signers order by confirmed_at'))
    .rows

test('a signature is confirmed for the town that the file names, and kept with it', async () => {
  const page = textOf(await (await look(await file('012345', '緑町', 1))).text())
  assert.match(page, /指紋を緑町\(012345\)に確かめ、同じでした/)
  assert.equal((await adopt(await file('012345', '緑町', 1))).status, 303)
  const fingerprint = fingerprintOf(first.certificate)
  assert.deepEqual(await kept(), [{ fingerprint, town_code: '012345', town_name: '緑町' }])
  assert.match(textOf(await (await town.request('/console/faq/sets', { as: CLERK })).text()), /緑町\(012345\)/)
})

test('under that signature nothing comes from another town, whatever the file says of itself', async () => {
  const other = await file('459992', 'あおぞら市', 9)
  const answer = await look(other)
  assert.equal(answer.status, 422)
  assert.match(textOf(await answer.text()), /この署名は、緑町\(012345\)のものとして確かめています/)
  const straight = { file: other, section, confirmed: '1', fingerprint: fingerprintOf(first.certificate), against: '' }
  assert.equal((await town.post(ADOPTIONS, straight, CLERK)).status, 422)
  assert.equal((await town.owner.query('select from inquiries.faq_adoptions')).rowCount, 1)
})

test('a town that names itself anew is called as it was when it was confirmed', async () => {
  const page = textOf(await (await look(await file('012345', '本物の緑町', 2))).text())
  assert.match(page, /緑町\(012345\)の署名として/)
  assert.doesNotMatch(page, /本物の緑町が|本物の緑町に合わせる/)
})

test('another signature of a town that is known already is shown as such, before anybody confirms it', async () => {
  const page = textOf(await (await look(await file('012345', '緑町', 2, second))).text())
  assert.match(page, /緑町の署名として前に確かめたものと違います .*鍵を取り替えたのか/)
  assert.equal((await adopt(await file('012345', '緑町', 2, second))).status, 303)
  assert.equal((await kept()).length, 2)
})

test('what the program before this one kept for no town counts for nobody, and is confirmed anew', async () => {
  await town.owner.query('update kernel.trusted_signers set town_code = null, town_name = null')
  assert.match(textOf(await (await look(await file('012345', '緑町', 3))).text()), /初めての署名です/)
  assert.equal((await adopt(await file('012345', '緑町', 3))).status, 303)
  assert.equal((await kept()).filter(({ town_code }) => town_code === '012345').length, 1)
})

test('two people who confirm one signature for two towns at once confirm it for one', async () => {
  const third = await makeSelfSigned('どこか', town.clock())
  const files = [await file('111111', '一の町', 1, third), await file('222222', '二の町', 1, third)]
  const forms = await Promise.all(files.map(async (one) => formIn(await (await look(one)).text(), ADOPTIONS)))
  const both = await Promise.all(forms.map((form) => town.post(ADOPTIONS, { ...form, section, confirmed: '1' }, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 422])
})
