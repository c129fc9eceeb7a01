import { refuseElsewhere } from '../../confidential/refuse-elsewhere.ts'
import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Conversation, getThread } from '../../conversations/conversations.queries.ts'
import { insertSaid } from '../../sending/outgoing.queries.ts'
import { wakeSender } from '../../sending/send.ts'
import { insertSending } from '../../sending/sendings.queries.ts'
import { tellAsker } from '../../web/tell-asker.ts'
import { refuseNotOwed } from '../attempts/attempt.ts'
import { holdCall } from '../calls.queries.ts'
import { choicesOnTheWire } from './choices-on-the-wire.ts'
import { readSlots } from './offer.ts'
import { invitationWords } from './offer-words.ts'
import { endOffers, findOfferByKey, insertOffer, lineUserOf } from './offers.queries.ts'

export interface Offering {
  /** 2026-11-30T14:30, as they were chosen. */
  slots: readonly string[]
  /** Drawn with the form: sending it twice offers once. */
  key: string
}

/** Whom nothing can be offered in writing. */
export function refuseUnwritable({ channel, following }: Pick<Conversation, 'channel' | 'following'>): void {
  if (channel === 'phone')
    throw new Refusal(409, 'この方とは電話だけの相談です。日時は、LINE やチャットの相談のある方に選んでもらえます。')
  if (!following) throw new Refusal(409, '相手がこのアカウントをブロックしているので、日時を選んでもらえません。')
}

/** 日時を選んでもらう: whoever is owed a call chooses when, with one tap. What was offered before is over. @throws Refusal 404, 409, 422 */
export function offerSlots(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  callId: number,
  { slots: typed, key }: Offering,
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    const call = await holdCall(tx, staff, callId)
    if (await findOfferByKey(tx, callId, key)) return
    refuseNotOwed(call)
    if (call.conversationId === null)
      throw new Refusal(409, 'この電話は、どなたの相談か記録されていないので、日時を選んでもらえません。')
    const conversation = await getThread(tx, staff, call.conversationId)
    refuseUnwritable(conversation)
    await refuseElsewhere(tx, conversation.id, 'slot')
    const slots = readSlots(await getOfficeCalendar(tx), now, typed)
    await endOffers(tx, now, callId)
    const offerId = await insertOffer(tx, now, staff, callId, { slots, key })
    if (offerId === undefined) throw new Refusal(409, '画面を読み込み直して、もう一度お試しください。')
    await say(tx, program, municipality, now, conversation, { offerId, slots })
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'call.slots_offered', `call:${callId}`, {
      resident: conversation.residentId,
      slots: slots.map(String),
    })
  })
}

/** The town's own words, as `system`: a message of staff would be an answer. */
async function say(
  tx: Tx<'inquiries'>,
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  conversation: Conversation,
  { offerId, slots }: { offerId: number; slots: Temporal.Instant[] },
): Promise<void> {
  const { id, channel, lang } = conversation
  const message = { kind: 'notice', body: invitationWords(lang, slots) } as const
  if (channel === 'web') {
    const told = await tellAsker(tx, municipality, now, conversation)
    await insertSaid(tx, id, message, { by: 'system', at: now, ...told })
    await tellScreens(tx, askerWord(id))
    return
  }
  const offered = { offerId, slots, lineUserId: (await lineUserOf(tx, id))! }
  const wire = choicesOnTheWire(program.settings.SECRET_KEY, offered, now, message.body, lang)
  const sendingId = await insertSending(tx, id, wire, now)
  await insertSaid(tx, id, message, { by: 'system', at: now, sendingId })
  await wakeSender(tx, id)
}
