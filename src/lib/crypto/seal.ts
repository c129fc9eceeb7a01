import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Encrypts small secrets at rest: AES-256-GCM, key derived from SECRET_KEY, the secret's name bound to it. */
export interface Sealer {
  seal: (name: string, plain: string) => Buffer
  /** @throws Error when the key is another one, the bytes were changed or belong to another name */
  open: (name: string, sealed: Buffer) => string
}

export function sealerOf(secretKey: string): Sealer {
  const key = createHash('sha256').update('madoguchi seal ').update(secretKey).digest()
  return {
    seal(name, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(name, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        .setAAD(Buffer.from(name))
        .setAuthTag(sealed.subarray(-16))
      return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** An unguessable token for addresses, cookies and links: 192 random bits as 32 characters. */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** What the database keeps of a token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
