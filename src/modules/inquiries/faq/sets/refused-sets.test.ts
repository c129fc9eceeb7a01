import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signPackage } from '#kernel/packages/signed-package.ts'
import { makeSelfSigned } from '#lib/pdf-signing/self-signed.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { testTown } from '../../../../testing/town.ts'
import { weakCertificate } from '../../../../testing/weak-certificate.ts'
import { FILE_SCHEMA, SIGNED_FAQ_SET } from './signed-faq-set.ts'

const midori = await testTown({ at: '2026-11-27T09:00:00+09:00' })
const CLERK = 'kimura'
const section = await faqScreensOf(midori).sectionOf(CLERK)
const [IMPORT, ADOPTIONS] = ['/console/faq/import', '/console/faq/adoptions']
const look = async (file: string) => midori.post(IMPORT, { file: new File([file], 'a.madoguchi-faq.json') }, CLERK)
const stored = async () =>
  (
    await midori.owner.query(
      'select (select count(*) from inquiries.faq_adoptions) as a, (select count(*) from kernel.trusted_signers) as t, (select count(*) from inquiries.faqs) as f',
    )
  ).rows[0]

const identity = await makeSelfSigned('どこかの町', midori.clock())
const old = await makeSelfSigned('どこかの町', midori.clock().subtract({ hours: 24 * 365 * 3 }))
const item = {
  key: '0b0e8a3e-4a1c-4a6e-9a55-6f2d3d1f8f10',
  lang: 'ja' as const,
  category: '水道',
  question: '質問',
  answer: '答え',
  keywords: [],
}
const content = {
  schema: FILE_SCHEMA,
  from: { code: '459992', name: 'どこか', slug: 'water', title: '水道', number: 1, exportedAt: '2026-11-26T01:00:00Z' },
  items: [item],
} as const
const sign = (signed: unknown, by = identity, type = SIGNED_FAQ_SET.type) => signPackage({ type }, signed, by)
const jws = JSON.parse(await sign(content)) as Record<string, string>
const otherWords = Buffer.from(JSON.stringify({ ...content, items: [{ ...item, answer: '偽の答え' }] })).toString(
  'base64url',
)

const weakHeader = Buffer.from(
  JSON.stringify({
    alg: 'PS256',
    typ: SIGNED_FAQ_SET.type,
    x5c: [weakCertificate(midori.clock()).raw.toString('base64')],
  }),
).toString('base64url')

const refused: [name: string, file: string, why: RegExp][] = [
  ['nothing in it', '', /ファイルを選んでください/],
  ['other words under the signature', JSON.stringify({ ...jws, payload: otherWords }), /署名が合いません/],
  ['the signature of a procedure', await sign(content, identity, 'madoguchi-procedure+jws'), /ファイルではありません/],
  ['a key that is too short', JSON.stringify({ ...jws, protected: weakHeader }), /鍵が短すぎます/],
  ['a certificate that has ended', await sign(content, old), /有効期間の外/],
  ['the same question twice', await sign({ ...content, items: [item, item] }), /ファイルではありません/],
  [
    'an answer without end',
    await sign({ ...content, items: [{ ...item, answer: 'あ'.repeat(4001) }] }),
    /ファイルではありません/,
  ],
  ['an attribute more', await sign({ ...content, items: [{ ...item, state: 'published' }] }), /ファイルではありません/],
  [
    'too many questions',
    await sign({
      ...content,
      items: Array.from({ length: 201 }, (_, n) => ({ ...item, key: item.key.slice(0, -3) + String(100 + n) })),
    }),
    /ファイルではありません/,
  ],
  [
    'nesting without end',
    await sign({ ...content, items: JSON.parse('['.repeat(3000) + ']'.repeat(3000)) }),
    /入れ子が深すぎます/,
  ],
  ['too many bytes', ' '.repeat(2_000_001), /大きすぎます/],
]

for (const [name, file, why] of refused) {
  test(`a file with ${name} is refused in words, and nothing is stored`, async () => {
    const before = await stored()
    const answer = await look(file)
    assert.equal(answer.status, 422)
    assert.match(textOf(await answer.text()), why)
    const straight = { file: file.slice(0, 2_000_000), section, confirmed: '1', against: '' }
    assert.ok([400, 422].includes((await midori.post(ADOPTIONS, straight, CLERK)).status))
    assert.deepEqual(await stored(), before)
  })
}

test('every text of a file is shown and run nowhere', async () => {
  const evil = { ...item, question: '<img src=x onerror=alert(1)>', answer: '</textarea><script>alert(1)</script>' }
  const html = await (await look(await sign({ ...content, items: [evil] }))).text()
  assert.doesNotMatch(html, /<img src=x|<script>alert/)
})
