import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FlattenedSign, importJWK } from 'jose'
import { LARGEST_FILE } from '#kernel/packages/signed-package.ts'
import { makeSelfSigned } from '#lib/pdf-signing/self-signed.ts'
import { fingerprintOf } from '#lib/pdf-signing/signing-identity.ts'
import { testTown } from '../../../testing/town.ts'
import { weakCertificate } from '../../../testing/weak-certificate.ts'
import { shippedDefinitions } from '../index.ts'
import { FILE_SCHEMA, signProcedure } from './signed-procedure.ts'

const midori = await testTown({ at: '2026-11-27T09:00:00+09:00' })
const IMPORT = '/console/procedures/import'
const IMPORTS = '/console/procedures/imports'
const CLERK = 'kimura'
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const { rows: water } = await midori.owner.query("select id from kernel.sections where code = 'suidou'")
const section = String(water[0].id)
const look = (file: string | Uint8Array<ArrayBuffer>) =>
  midori.post(IMPORT, { file: new File([file], 'a.madoguchi-procedure.json') }, CLERK)
const rowsOf = async (table: string) => (await midori.owner.query(`select * from procedures.${table}`)).rows
const definition = shippedDefinitions().find((json) => (json as { id: string }).id === 'water-service-start') as {
  id: string
}

const from = {
  code: '459992',
  name: 'あおぞら市',
  slug: 'water-service-start',
  number: 1,
  publishedAt: '2026-11-26T01:00:00Z',
}
const content = { schema: FILE_SCHEMA, from, definition } as const
const identity = await makeSelfSigned('どこかの町', midori.clock())
const x5c = [identity.certificate.raw.toString('base64')]
const TYP = 'madoguchi-procedure+jws'
const whole = await signProcedure(content, identity)
const jws = JSON.parse(whole) as Record<string, string>
const payloadOf = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url')
const signedAs = async (payload: unknown, header: Record<string, unknown> = {}) =>
  JSON.stringify(
    await new FlattenedSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'PS256', typ: TYP, x5c, ...header })
      .sign(identity.key),
  )
const old = await makeSelfSigned('どこかの町', midori.clock().subtract({ hours: 24 * 365 * 3 }))
const symmetric = await importJWK(
  {
    kty: 'oct',
    k: Buffer.from(identity.certificate.publicKey.export({ type: 'spki', format: 'pem' }) as string).toString(
      'base64url',
    ),
  },
  'HS256',
)

const weakHeader = Buffer.from(
  JSON.stringify({ alg: 'PS256', typ: TYP, x5c: [weakCertificate(midori.clock()).raw.toString('base64')] }),
).toString('base64url')

const refused: [name: string, file: string | Uint8Array<ArrayBuffer>, words: RegExp][] = [
  ['nothing in it', '', /ファイルを選んでください/],
  ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), /ファイルではありません/],
  ['a plain definition', JSON.stringify(definition), /ファイルではありません/],
  [
    'another payload under the signature',
    JSON.stringify({ ...jws, payload: payloadOf({ ...content, from: { ...from, name: 'みどり町' } }) }),
    /署名が合いません/,
  ],
  [
    'another signature',
    JSON.stringify({ ...jws, signature: Buffer.alloc(384, 7).toString('base64url') }),
    /署名が合いません/,
  ],
  [
    'another certificate in its header',
    JSON.stringify({
      ...jws,
      protected: payloadOf({ alg: 'PS256', typ: TYP, x5c: [old.certificate.raw.toString('base64')] }),
    }),
    /有効期間の外/,
  ],
  [
    'no signature (alg none)',
    JSON.stringify({ ...jws, protected: payloadOf({ alg: 'none', typ: TYP, x5c }), signature: 'AA' }),
    /確かめられません/,
  ],
  [
    'a public key used as a shared secret',
    JSON.stringify(
      await new FlattenedSign(Buffer.from(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'HS256', typ: TYP, x5c })
        .sign(symmetric),
    ),
    /確かめられません/,
  ],
  ['a key that is too short', JSON.stringify({ ...jws, protected: weakHeader }), /鍵が短すぎます/],
  ['a certificate that has ended', await signProcedure(content, old), /有効期間の外/],
  [
    'no certificate',
    JSON.stringify({ ...jws, protected: payloadOf({ alg: 'PS256', typ: TYP }) }),
    /ファイルではありません/,
  ],
  [
    'a certificate that is none',
    JSON.stringify({ ...jws, protected: payloadOf({ alg: 'PS256', typ: TYP, x5c: ['AAAA'] }) }),
    /ファイルではありません/,
  ],
  ['another kind of JWS', await signedAs(content, { typ: 'JWT' }), /ファイルではありません/],
  ['a key more', JSON.stringify({ ...jws, header: { kid: 'x' } }), /ファイルではありません/],
  [
    'an unknown format under a good signature',
    await signedAs({ ...content, schema: 'urn:madoguchi:signed-procedure:2' }),
    /ファイルではありません/,
  ],
  [
    'another slug than its definition',
    await signedAs({ ...content, from: { ...from, slug: 'other' } }),
    /中の定義が読めません/,
  ],
  [
    'nesting without end under a good signature',
    await signedAs({
      ...content,
      definition: { id: 'water-service-start', pages: JSON.parse('['.repeat(3000) + ']'.repeat(3000)) },
    }),
    /入れ子が深すぎます/,
  ],
  [
    'ten thousand fields under a good signature',
    await signedAs({
      ...content,
      definition: {
        id: 'water-service-start',
        pages: [{ id: 'a', fields: Array.from({ length: 10_000 }, (_, n) => ({ id: `f${n}`, kind: 'text' })) }],
      },
    }),
    /中の定義が読めません/,
  ],
  ['too many bytes', ' '.repeat(LARGEST_FILE + 1), /大きすぎます/],
]

for (const [name, file, words] of refused) {
  test(`a file with ${name} is refused in words, and nothing is stored`, async () => {
    const before = (await rowsOf('imports')).length
    const answer = await look(file)
    assert.equal(answer.status, 422)
    assert.match(text(await answer.text()), words)
    const straight = { file: typeof file === 'string' ? file.slice(0, LARGEST_FILE) : 'x', section, confirmed: '1' }
    assert.ok([400, 422].includes((await midori.post(IMPORTS, straight, CLERK)).status))
    assert.equal((await rowsOf('imports')).length, before)
  })
}

test('the name of a signer, and every text of a file, are shown and run nowhere', async () => {
  const evil = await makeSelfSigned('<script>alert(1)</script>', midori.clock())
  const file = await signProcedure(
    {
      ...content,
      from: { ...from, name: '<img src=x>' },
      definition: { ...content.definition, title: '</textarea><script>' },
    },
    evil,
  )
  const html = await (await look(file)).text()
  assert.doesNotMatch(html, /<script>alert|<img src=x|<\/textarea><script>/)
  assert.match(html, /&lt;script>|&lt;script&gt;/)
})

test('a signature that was confirmed for one town brings nothing that says it is from another', async () => {
  const fingerprint = fingerprintOf(identity.certificate)
  await midori.owner.query(
    `insert into kernel.trusted_signers (fingerprint, subject, issuer, town_code, town_name, confirmed_at, confirmed_by)
     select $1, 'CN=どこかの町', 'CN=どこかの町', '459992', 'どこかの町', now(), min(id) from kernel.staff`,
    [fingerprint],
  )
  const before = (await rowsOf('imports')).length
  const file = await signProcedure({ ...content, from: { ...from, code: '010006', name: 'ほかの町' } }, identity)
  const answer = await look(file)
  assert.equal(answer.status, 422)
  assert.match(text(await answer.text()), /どこかの町\(459992\)のものとして確かめています/)
  const straight = { file, section, confirmed: '1', fingerprint, against: '' }
  assert.equal((await midori.post(IMPORTS, straight, CLERK)).status, 422)
  assert.equal((await rowsOf('imports')).length, before)
  assert.equal((await look(whole)).status, 200)
})
