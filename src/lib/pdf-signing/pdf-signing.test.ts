import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import forge from 'node-forge'
import * as pkijs from 'pkijs'
import { Refusal } from '../refusal.ts'
import { openPaper } from '../paper/paper.ts'
import { text } from '../paper/flow.ts'
import { readPkcs12 } from './read-pkcs12.ts'
import { makeSelfSigned } from './self-signed.ts'
import { hasTool, opensslVerifies, pdfsig, pkcs12Of, takeApart } from './signature.fixture.ts'
import { signPaper } from './sign-paper.ts'
import type { SigningIdentity } from './signing-identity.ts'

const NOW = Temporal.Now.instant().round('second')
const town = await makeSelfSigned('あおぞら市', NOW)

function paper() {
  const one = openPaper({ title: '証明書(第12号)', at: NOW })
  text(one, '青空 太郎 様')
  return one
}
const sign = (identity: SigningIdentity) =>
  signPaper(paper(), identity, { name: 'あおぞら市長', reason: '証明書 第12号', at: NOW })
const signed = await sign(town)

async function holds(pdf: Buffer): Promise<boolean> {
  const { cms, signed } = takeApart(pdf)
  const content = pkijs.ContentInfo.fromBER(Uint8Array.from(cms).buffer)
  const data = new pkijs.SignedData({ schema: content.content })
  return data.verify({ signer: 0, data: Uint8Array.from(signed).buffer }).catch(() => false)
}

test('a signed paper says that it is PAdES, and its signature holds what that asks for', async () => {
  assert.match(signed.toString('latin1'), /\/SubFilter \/ETSI\.CAdES\.detached/)
  const { cms, range } = takeApart(signed)
  assert.equal(range[0], 0)
  assert.equal(range[2]! + range[3]!, signed.length, 'every byte but the signature is under it')
  const content = pkijs.ContentInfo.fromBER(Uint8Array.from(cms).buffer)
  const [signer] = new pkijs.SignedData({ schema: content.content }).signerInfos
  const attributes = signer!.signedAttrs!.attributes.map(({ type }) => type)
  // Content type, message digest, signing certificate v2; no signing time, which PAdES forbids here.
  assert.deepEqual(attributes, ['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4', '1.2.840.113549.1.9.16.2.47'])
  const named = Buffer.from(signer!.signedAttrs!.attributes[2]!.toSchema().toBER()).toString('hex')
  assert.ok(named.includes(createHash('sha256').update(town.certificate.raw).digest('hex')))
  assert.ok(await holds(signed))
})

test('a changed byte, wherever it is, breaks the signature', async () => {
  const [, end, after] = takeApart(signed).range as [number, number, number]
  for (const at of [20, Math.floor(end / 2), end - 1, after, signed.length - 8]) {
    const changed = Buffer.from(signed)
    changed[at]! ^= 1
    assert.equal(await holds(changed), false, `byte ${at}`)
  }
})

test('poppler finds the signature valid, and one with a changed byte not', { skip: !hasTool('pdfsig') }, () => {
  const words = pdfsig(signed)
  assert.match(words, /Signature Type: ETSI\.CAdES\.detached/)
  assert.match(words, /Total document signed/)
  assert.match(words, /Signature is Valid/)
  const changed = Buffer.from(signed)
  changed[200]! ^= 1
  assert.doesNotMatch(pdfsig(changed), /Signature is Valid/)
})

test(
  'OpenSSL finds it valid under CAdES, and not under another certificate',
  { skip: !hasTool('openssl') },
  async () => {
    assert.match(opensslVerifies(signed, town.certificate.toString()), /^CAdES Verification successful$/)
    const other = await makeSelfSigned('みどり町', NOW)
    assert.doesNotMatch(opensslVerifies(signed, other.certificate.toString()), /successful/)
    const changed = Buffer.from(signed)
    changed[200]! ^= 1
    assert.doesNotMatch(opensslVerifies(changed, town.certificate.toString()), /successful/)
  },
)

test('a long chain of certificates finds its room', async () => {
  const chain = Array.from({ length: 12 }, () => town.certificate)
  assert.ok(await holds(await sign({ ...town, chain })))
})

interface Other {
  bits?: number
  from?: string
  until?: string
}

/** A certificate as no authority should make it. */
function certified({ bits = 2048, from = '2020-01-01', until = '2099-01-01' }: Other = {}): SigningIdentity {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const made = forge.pki.createCertificate()
  made.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }) as string)
  made.serialNumber = '01'
  made.validity.notBefore = new Date(from)
  made.validity.notAfter = new Date(until)
  made.setSubject([{ name: 'commonName', value: 'test' }])
  made.setIssuer([{ name: 'commonName', value: 'test' }])
  made.sign(
    forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }) as string),
    forge.md.sha256.create(),
  )
  return { key, certificate: new X509Certificate(forge.pki.certificateToPem(made)), chain: [] }
}

test('what an authority hands out is read, and signs', async () => {
  const read = readPkcs12(pkcs12Of(town, 'ひみつ'), 'ひみつ', NOW)
  assert.equal(read.certificate.fingerprint256, town.certificate.fingerprint256)
  assert.ok(await holds(await sign(read)))
})

const good = certified()
const faults: [string, Uint8Array, string, string, RegExp][] = [
  ['a wrong password', pkcs12Of(good, 'right'), 'wrong', 'password', /パスワードが違います/],
  ['what is no PKCS#12', Buffer.from('%PDF-1.7'), '', 'file', /PKCS#12 のファイル/],
  [
    'nothing but a certificate',
    pkcs12Of({ certificate: good.certificate }, 'x'),
    'x',
    'file',
    /秘密鍵が入っていません/,
  ],
  [
    'the key of another certificate',
    pkcs12Of({ ...good, key: certified().key }, 'x'),
    'x',
    'file',
    /組になっていません/,
  ],
  ['a certificate that is over', pkcs12Of(certified({ until: '2021-01-01' }), 'x'), 'x', 'file', /期限が切れています/],
  ['one that has not begun', pkcs12Of(certified({ from: '2098-01-01' }), 'x'), 'x', 'file', /まだ始まっていません/],
  ['a key that is too short', pkcs12Of(certified({ bits: 1024 }), 'x'), 'x', 'file', /2048 ビット以上/],
]
for (const [what, bytes, password, field, message] of faults) {
  test(`${what} is refused, with the field and what to do`, () => {
    assert.throws(
      () => readPkcs12(bytes, password, NOW),
      (error) => error instanceof Refusal && error.field === field && message.test(error.message),
    )
  })
}
