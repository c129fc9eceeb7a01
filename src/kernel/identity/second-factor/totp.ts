import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app understands it: SHA-1, six digits, a new code every 30 seconds. */
const totp = (secret: string, label = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: 30 })

/** 160 random bits, in Base32 as people type it where they cannot scan. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says to the app. */
export const totpAddress = (secret: string, signInName: string, town: string): string =>
  totp(secret, signInName, town).toString()

/** The 30-second step that a code belongs to: this one, the last or the next. Undefined where it fits none. */
export function stepOfCode(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const token = code.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = now.epochMilliseconds
  const delta = totp(secret).validate({ token, timestamp, window: 1 })
  return delta === null ? undefined : TOTP.counter({ period: 30, timestamp }) + delta
}

/** The code of a moment, as the app shows it. */
export const codeAt = (secret: string, now: Temporal.Instant): string =>
  totp(secret).generate({ timestamp: now.epochMilliseconds })
