import { record } from '#kernel/audit/record.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Tx } from '#lib/db/connect.ts'
import { shorten } from '#lib/text/names.ts'
import { movePromiseToSlot } from '../call-promise.ts'
import { type Choice, openSlots } from './offer.ts'
import { OFFER } from './offer-words.ts'
import { type HeldOffer, holdOffer, raiseChosen, setChosen } from './offers.queries.ts'

/** What became of a choice: taken; taken before; of a time that is over; or nothing is to be chosen any more. */
export type Outcome = 'chosen' | 'already' | 'passed' | 'over'

/**
 * 折り返しの日時を選ぶ: once; whatever comes later changes nothing, and is told so kindly. The caller has made sure whose offer it is.
 * @returns undefined where there is none
 */
export async function chooseSlot(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  offerId: number,
  choice: Choice,
): Promise<{ outcome: Outcome; offer: HeldOffer } | undefined> {
  const offer = await holdOffer(tx, offerId)
  const slot = choice === 'written' ? null : offer?.slots[choice]
  if (!offer || slot === undefined) return undefined
  if (!offer.owed || offer.endedAt) return { outcome: 'over', offer }
  if (offer.chosenAt) return { outcome: 'already', offer }
  if (slot && !openSlots(offer, now).some((at) => at.equals(slot))) return { outcome: 'passed', offer }
  await setChosen(tx, now, offer, slot)
  const { conversationId, residentId, sectionId, takenAt, callId, madeBy, name } = offer
  if (slot) await movePromiseToSlot(tx, now, conversationId, { since: takenAt, at: slot })
  const words = slot ? `折り返しは ${OFFER.ja.slot(slot)}` : OFFER.ja.written
  await raiseChosen(tx, now, conversationId, words)
  const title = `${shorten(name || `お名前未登録の方(${conversationId})`, 20)}さん: ${words}`
  await notify(tx as unknown as Tx, now, madeBy, { title, href: `/console/inquiries/${conversationId}` })
  await tellScreens(tx, `inquiries:${sectionId}`)
  await tellScreens(tx, askerWord(conversationId))
  const detail = { resident: residentId, slot: slot?.toString() ?? null }
  await record(tx, now, `resident:${residentId}`, 'call.slot_chosen', `call:${callId}`, detail)
  return { outcome: 'chosen', offer: { ...offer, chosenAt: now, chosenSlot: slot, wantsWriting: slot === null } }
}

/** What whoever chose is told. */
export function outcomeWords({ outcome, offer }: { outcome: Outcome; offer: HeldOffer }): string {
  const words = OFFER[offer.lang]
  if (outcome === 'passed' || outcome === 'over') return words[outcome]
  const stands = offer.chosenSlot ? words.chosen(offer.section, offer.chosenSlot) : words.willWrite(offer.section)
  return outcome === 'already' ? `${words.already}${stands}` : stands
}
