import { X509Certificate } from 'node:crypto'
import { errors, FlattenedSign, flattenedVerify } from 'jose'
import { z } from 'zod'
import { isTooDeep } from '#lib/json/too-deep.ts'
import {
  fingerprintOf,
  nameInWords,
  refuseWeak,
  type SigningIdentity,
  validFrom,
  validUntil,
} from '#lib/pdf-signing/signing-identity.ts'
import { Refusal } from '#lib/refusal.ts'

/** What one room lets travel between towns: a procedure, a set of answers to questions. */
export interface PackageKind<Content> {
  /** `typ` of the signature (RFC 7515, 4.1.9): a file of one kind is never read as another. */
  type: string
  content: z.ZodType<Content>
  /** As people call it: 手続. */
  noun: string
  /** How the other town makes one: 「ファイルに書き出す」. */
  exportedBy: string
}

/** Largest file in bytes: several times what the largest procedure that we know of takes, signature and all. */
export const LARGEST_FILE = 2_000_000

/** A line of a file, as long as that, without control characters. */
export const fileLine = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u)

/** The town that a file says it is from; whether it is so, the fingerprint tells. */
export const townInFile = { code: z.string().regex(/^\d{6}$/), name: fileLine(100) }
export interface TownInFile {
  code: string
  name: string
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
/** A flattened JWS (RFC 7515, 7.2.2): every tool for JOSE reads it. */
const file = z.strictObject({ payload: base64url, protected: base64url, signature: base64url })
const headerOf = (type: string) =>
  z.looseObject({ typ: z.literal(type), x5c: z.array(z.string().max(10_000)).min(1).max(5) })

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

export async function signPackage<Content>(
  { type }: Pick<PackageKind<Content>, 'type'>,
  signed: Content,
  identity: SigningIdentity,
): Promise<string> {
  const x5c = [identity.certificate, ...identity.chain].map(({ raw }) => raw.toString('base64'))
  const jws = await new FlattenedSign(Buffer.from(JSON.stringify(signed)))
    .setProtectedHeader({ alg: algorithmOf(identity), typ: type, x5c })
    .sign(identity.key)
  return `${JSON.stringify(jws, null, 2)}\n`
}

const refuse = (message: string) => new Refusal(422, message, 'file')
const notOurs = ({ noun, exportedBy }: Pick<PackageKind<unknown>, 'noun' | 'exportedBy'>) =>
  refuse(
    `このプログラムが書き出した${noun}のファイルではありません。相手の町で${exportedBy}をしたものを選んでください。`,
  )

function parsed<T>(kind: PackageKind<unknown>, schema: z.ZodType<T>, bytes: Uint8Array): T {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw notOurs(kind)
  }
  if (isTooDeep(json)) throw refuse('ファイルの入れ子が深すぎます。')
  const { data, success } = schema.safeParse(json)
  if (!success) throw notOurs(kind)
  return data
}

function certificateOf(kind: PackageKind<unknown>, [own = '']: string[]): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(own, 'base64'))
  } catch {
    throw notOurs(kind)
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
export async function openPackage<Content>(
  kind: PackageKind<Content>,
  bytes: Uint8Array,
  now: Temporal.Instant,
): Promise<{ signed: Content; signer: Signer }> {
  if (bytes.length === 0) throw refuse(`${kind.noun}のファイルを選んでください。`)
  if (bytes.length > LARGEST_FILE) throw refuse(`ファイルが大きすぎます。${kind.noun}のファイルは 2MB までです。`)
  const jws = parsed(kind, file, bytes)
  const header = parsed(kind, headerOf(kind.type), Buffer.from(jws.protected, 'base64url'))
  const certificate = certificateOf(kind, header.x5c)
  refuseUntimely(certificate, now)
  refuseWeak(certificate.publicKey)
  const payload = await verified(jws, certificate)
  const subject = nameInWords(certificate.subject).slice(0, 200)
  const issuer = nameInWords(certificate.issuer).slice(0, 200)
  return {
    signed: parsed(kind, kind.content, payload),
    signer: { fingerprint: fingerprintOf(certificate), subject, issuer, isSelfSigned: subject === issuer },
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
