import { X509Certificate } from 'node:crypto'
import { errors, FlattenedSign, flattenedVerify } from 'jose'
import { z } from 'zod'
import { refuseWeak, type SigningIdentity, validFrom, validUntil } from '#lib/pdf-signing/signing-identity.ts'
import { Refusal } from '#lib/refusal.ts'
import { slug } from '../definition/definition.ts'
import { isTooDeep } from '../definition/read-definition.ts'
import { nameInWords } from '../certificates/signing/signing-key.ts'

export const FILE_SCHEMA = 'urn:madoguchi:signed-procedure:1'
const TYPE = 'madoguchi-procedure+jws'

/** Largest file in bytes: several times what the largest procedure that we know of takes, signature and all. */
export const LARGEST_FILE = 2_000_000

const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u)

/** What is signed: the definition, and where it was published. */
const content = z.strictObject({
  schema: z.literal(FILE_SCHEMA),
  from: z.strictObject({
    code: z.string().regex(/^\d{6}$/),
    name: line(100),
    slug,
    number: z.int().min(1).max(100_000),
    publishedAt: z.iso.datetime(),
  }),
  definition: z.looseObject({ id: slug }),
})
export type SignedContent = z.output<typeof content>

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
/** A flattened JWS (RFC 7515, 7.2.2): every tool for JOSE reads it. */
const file = z.strictObject({ payload: base64url, protected: base64url, signature: base64url })
const header = z.looseObject({ typ: z.literal(TYPE), x5c: z.array(z.string().max(10_000)).min(1).max(5) })

/** Whose certificate signed a file. That it is theirs, somebody has to confirm. */
export interface Signer {
  /** SHA-256 of the certificate, hex. */
  fingerprint: string
  subject: string
  issuer: string
  /** It vouches for itself alone. */
  isSelfSigned: boolean
}

const algorithmOf = ({ key }: SigningIdentity): string => {
  if (key.asymmetricKeyType === 'rsa') return 'PS256'
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256'
}

const ALGORITHMS = ['PS256', 'ES256', 'ES384']

export async function signProcedure(signed: SignedContent, identity: SigningIdentity): Promise<string> {
  const x5c = [identity.certificate, ...identity.chain].map(({ raw }) => raw.toString('base64'))
  const jws = await new FlattenedSign(Buffer.from(JSON.stringify(signed)))
    .setProtectedHeader({ alg: algorithmOf(identity), typ: TYPE, x5c })
    .sign(identity.key)
  return `${JSON.stringify(jws, null, 2)}\n`
}

const refuse = (message: string) => new Refusal(422, message, 'file')
const NOT_OURS =
  'このプログラムが書き出した手続のファイルではありません。相手の町で「ファイルに書き出す」をしたものを選んでください。'

function parsed<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refuse(NOT_OURS)
  }
  if (isTooDeep(json)) throw refuse('ファイルの入れ子が深すぎます。')
  const { data, success } = schema.safeParse(json)
  if (!success) throw refuse(NOT_OURS)
  return data
}

function certificateOf([own = '']: string[]): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(own, 'base64'))
  } catch {
    throw refuse(NOT_OURS)
  }
}

function refuseUntimely(certificate: X509Certificate, now: Temporal.Instant): void {
  const [from, until] = [validFrom(certificate), validUntil(certificate)]
  if (Temporal.Instant.compare(now, from) < 0 || Temporal.Instant.compare(now, until) >= 0)
    throw refuse('署名した証明書の有効期間の外です。相手の町で、新しい証明書で書き出し直してもらってください。')
}

/**
 * A file as it came from anywhere: what it says, and by whose key, once the signature holds.
 * @throws Refusal 422 for what is no such file, was altered, or was signed with what no longer counts
 */
export async function openSigned(
  bytes: Uint8Array,
  now: Temporal.Instant,
): Promise<{ signed: SignedContent; signer: Signer }> {
  if (bytes.length === 0) throw refuse('手続のファイルを選んでください。')
  if (bytes.length > LARGEST_FILE) throw refuse('ファイルが大きすぎます。手続のファイルは 2MB までです。')
  const jws = parsed(file, bytes)
  const certificate = certificateOf(parsed(header, Buffer.from(jws.protected, 'base64url')).x5c)
  refuseUntimely(certificate, now)
  refuseWeak(certificate.publicKey)
  const payload = await verified(jws, certificate)
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase()
  const subject = nameInWords(certificate.subject).slice(0, 200)
  const issuer = nameInWords(certificate.issuer).slice(0, 200)
  return {
    signed: parsed(content, payload),
    signer: { fingerprint, subject, issuer, isSelfSigned: subject === issuer },
  }
}

async function verified(jws: z.output<typeof file>, { publicKey }: X509Certificate): Promise<Uint8Array> {
  try {
    return (await flattenedVerify(jws, publicKey, { algorithms: ALGORITHMS })).payload
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed)
      throw refuse('署名が合いません。書き出したあとに内容が変わっています。相手の町から受け取り直してください。')
    throw refuse('この署名の形式は確かめられません。相手の町で書き出し直してもらってください。')
  }
}
