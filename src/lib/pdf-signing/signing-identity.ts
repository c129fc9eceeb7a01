import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { Refusal } from '#lib/refusal.ts'

/** A private key with the certificate that says whose it is, and the certificates above that one. */
export interface SigningIdentity {
  key: KeyObject
  certificate: X509Certificate
  chain: X509Certificate[]
}

const RSA_BITS = 2048
const CURVES = new Set(['prime256v1', 'secp384r1'])

export const validFrom = (certificate: X509Certificate): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(certificate.validFromDate.getTime())
export const validUntil = (certificate: X509Certificate): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime())

/** C=JP\nO=あおぞら市\nCN=あおぞら市 as one line: CN first, as people look for it. */
export const nameInWords = (name: X509Certificate['subject']): string => name.split('\n').toReversed().join(', ')

export const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

const refuse = (message: string) => new Refusal(422, message, 'file')

/** @throws Refusal 422 where a paper signed with it now would not stand, saying why */
export function refuseUnfit({ key, certificate }: SigningIdentity, now: Temporal.Instant): void {
  if (!certificate.checkPrivateKey(key))
    throw refuse('秘密鍵と証明書が組になっていません。組になっているファイルを書き出し直してください。')
  if (Temporal.Instant.compare(now, validUntil(certificate)) >= 0)
    throw refuse('証明書の有効期限が切れています。更新した証明書を読み込んでください。')
  if (Temporal.Instant.compare(now, validFrom(certificate)) < 0)
    throw refuse('証明書の有効期間がまだ始まっていません。始まってから読み込んでください。')
  refuseWeak(key)
}

/** Public or private: neither makes a signature that stands. @throws Refusal 422 */
export function refuseWeak({ asymmetricKeyType: type, asymmetricKeyDetails: about }: KeyObject): void {
  if (type === 'rsa') {
    if ((about?.modulusLength ?? 0) >= RSA_BITS) return
    throw refuse(`鍵が短すぎます。RSA は ${RSA_BITS} ビット以上の鍵で、証明書を取り直してください。`)
  }
  if (type !== 'ec' || !CURVES.has(about?.namedCurve ?? ''))
    throw refuse('この種類の鍵では署名できません。RSA か、ECDSA (P-256・P-384) の鍵を使ってください。')
}

/** One text, fit to be sealed. */
export const keyAsText = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string
export const keyFromText = (pem: string): KeyObject => createPrivateKey(pem)
