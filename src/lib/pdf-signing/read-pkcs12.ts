import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { Refusal } from '#lib/refusal.ts'
import { refuseUnfit, type SigningIdentity } from './signing-identity.ts'

const refuse = (message: string, field: 'file' | 'password' = 'file') => new Refusal(422, message, field)

/**
 * PKCS#12 (.p12, .pfx) as certificate authorities hand it out.
 * @throws Refusal 422, which names the field and says what to do
 */
export function readPkcs12(bytes: Uint8Array, password: string, now: Temporal.Instant): SigningIdentity {
  const safe = open(structureOf(bytes), password)
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids as Record<string, string>
  const bags = safe.safeContents.flatMap(({ safeBags }) => safeBags)
  const keys = bags.filter(({ type }) => type === pkcs8ShroudedKeyBag || type === keyBag)
  const certificates = bags.filter(({ type }) => type === certBag).map(certificateOf)
  const [first] = keys
  if (!first) throw refuse('秘密鍵が入っていません。秘密鍵を含めて書き出し直してください。')
  if (keys.length > 1) throw refuse('秘密鍵が2つ以上入っています。署名に使う鍵だけを書き出し直してください。')
  if (certificates.length === 0) throw refuse('証明書が入っていません。証明書を含めて書き出し直してください。')
  const key = keyOf(first)
  const certificate = certificates.find((one) => one.checkPrivateKey(key)) ?? certificates[0]!
  const identity = { key, certificate, chain: chainOf(certificate, certificates) }
  refuseUnfit(identity, now)
  return identity
}

function structureOf(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')))
  } catch {
    throw refuse('PKCS#12 のファイル (.p12、.pfx) ではありません。認証局から受け取ったファイルを選んでください。')
  }
}

function open(structure: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(structure, false, password)
  } catch (error) {
    const { message } = error as Error
    if (/MAC could not be verified|Invalid password|decrypt/i.test(message))
      throw refuse('パスワードが違います。ファイルを書き出したときのパスワードを入力してください。', 'password')
    if (/unsupported|unknown/i.test(message))
      throw refuse('この暗号の形式は読めません。AES-256 か 3DES で書き出し直してください。')
    throw refuse('PKCS#12 のファイル (.p12、.pfx) として読めません。壊れていないか確かめてください。')
  }
}

const der = (structure: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary')

/** Keys that are not RSA come as they are. */
function keyOf({ key, asn1 }: forge.pkcs12.Bag): KeyObject {
  const info = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1
  try {
    return createPrivateKey({ key: der(info), format: 'der', type: 'pkcs8' })
  } catch {
    throw refuse('秘密鍵を読めません。RSA か、ECDSA (P-256・P-384) の鍵を使ってください。')
  }
}

function certificateOf({ cert, asn1 }: forge.pkcs12.Bag): X509Certificate {
  const bytes = der(cert ? forge.pki.certificateToAsn1(cert) : asn1)
  try {
    return new X509Certificate(bytes)
  } catch {
    throw refuse('証明書を読めません。壊れていないか確かめてください。')
  }
}

/** From the issuer upwards, without what has nothing to do with it. */
function chainOf(certificate: X509Certificate, all: X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = []
  for (let below = certificate; ;) {
    const above = all.find((one) => one !== certificate && !chain.includes(one) && below.checkIssued(one))
    if (!above || !below.verify(createPublicKey(above.publicKey))) return chain
    chain.push(above)
    below = above
  }
}
