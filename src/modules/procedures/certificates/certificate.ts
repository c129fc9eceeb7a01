import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'

export interface Revocation {
  at: Temporal.Instant
  by: string
  reason: string
}

/** 証明書: what the town states under its signature. */
export interface Certificate {
  id: number
  fiscalYear: number
  number: number
  sectionId: number
  section: string
  title: string
  holder: string
  body: string
  issuedAt: Temporal.Instant
  /** 有効期限: its last day; null for good. */
  validThrough: Temporal.PlainDate | null
  /** Of the signed paper; null until it is made. */
  fileSha256: Buffer | null
  revocation: Revocation | null
}

export const STATES = { making: '作成中', valid: '有効', expired: '期限切れ', revoked: '取消し' } as const
export type CertificateState = keyof typeof STATES

type Dated = Pick<Certificate, 'validThrough' | 'fileSha256'> & { revocation: unknown }

/** Revoked tells more than expired. */
export function stateOf({ validThrough, fileSha256, revocation }: Dated, now: Temporal.Instant): CertificateState {
  if (revocation) return 'revoked'
  if (validThrough && Temporal.PlainDate.compare(dateInTokyo(now), validThrough) > 0) return 'expired'
  return fileSha256 ? 'valid' : 'making'
}

/** 令和8年度 あおぞら市指令第12号 */
export const numberInWords = (town: string, { fiscalYear, number }: Pick<Certificate, 'fiscalYear' | 'number'>) =>
  `${fiscalYearInWords(fiscalYear)} ${town}指令第${number}号`
