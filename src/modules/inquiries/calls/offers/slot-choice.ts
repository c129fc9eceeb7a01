import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Choice } from './offer.ts'

/** Whom an offer was made to on LINE. */
export interface Offered {
  offerId: number
  lineUserId: string
}

const seal = (secretKey: string, { offerId, lineUserId }: Offered, choice: Choice): Buffer =>
  createHmac('sha256', secretKey).update('slot choice ').update(`${offerId} ${choice} ${lineUserId}`).digest()

/** What a button sends back when it is tapped: good for this offer, this choice and this person alone. */
export const choiceData = (secretKey: string, offered: Offered, choice: Choice): string =>
  `slot:${offered.offerId}:${choice}:${seal(secretKey, offered, choice).toString('base64url')}`

const CHOICE = /^slot:(\d{1,15}):([0-3]|written):([\w-]{43})$/

/** Undefined where it is not ours, or not theirs. */
export function readChoice(
  secretKey: string,
  lineUserId: string,
  data: string | undefined,
): { offerId: number; choice: Choice } | undefined {
  const [, id, said, sealed] = CHOICE.exec(data ?? '') ?? []
  if (!id || !said || !sealed) return undefined
  const offerId = Number(id)
  const choice = said === 'written' ? said : Number(said)
  const right = seal(secretKey, { offerId, lineUserId }, choice)
  const given = Buffer.from(sealed, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right) ? { offerId, choice } : undefined
}
