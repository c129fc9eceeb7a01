import { dateInTokyo } from '#lib/time/clock.ts'

/** 署名の鍵, as it is shown: the key itself stays sealed. */
export interface SigningKey {
  id: number
  origin: 'trial' | 'imported'
  subject: string
  issuer: string
  fingerprint: string
  validFrom: Temporal.Instant
  validUntil: Temporal.Instant
  addedAt: Temporal.Instant
  retiredAt: Temporal.Instant | null
}

/** An authority takes weeks to renew one. */
export const WARN_DAYS = 60

/** Days until its last one; negative when it is over. */
export const daysLeft = ({ validUntil }: Pick<SigningKey, 'validUntil'>, now: Temporal.Instant): number =>
  dateInTokyo(now).until(dateInTokyo(validUntil)).days

export const hasExpired = ({ validUntil }: Pick<SigningKey, 'validUntil'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, validUntil) >= 0

/** What the key is sealed under: it opens for this certificate alone. */
export const sealName = (fingerprint: string): string => `procedures.signing_key ${fingerprint}`
