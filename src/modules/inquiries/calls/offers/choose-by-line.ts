import type { Tx } from '#lib/db/connect.ts'
import { point } from '../../confidential/point.ts'
import { findStandingPage } from '../../confidential/stays.queries.ts'
import { insertSaid } from '../../sending/outgoing.queries.ts'
import { wakeSender } from '../../sending/send.ts'
import { insertSending, type ReplyToken } from '../../sending/sendings.queries.ts'
import { textOnTheWire } from '../../sending/wire.ts'
import { chooseSlot, outcomeWords } from './choose-slot.ts'
import { choicesOnTheWire } from './choices-on-the-wire.ts'
import { readChoice } from './slot-choice.ts'

export interface Tapped {
  lineUserId: string
  data: string | undefined
  /** Makes the answer free; without one nobody is answered, and the choice stands all the same. */
  reply: ReplyToken | undefined
}

/** A button of ours was tapped in the talk. @returns false where it is none, or none of theirs */
export async function chooseByLine(
  tx: Tx<'inquiries'>,
  secretKey: string,
  now: Temporal.Instant,
  { lineUserId, data, reply }: Tapped,
): Promise<boolean> {
  const read = readChoice(secretKey, lineUserId, data)
  const chosen = read && (await chooseSlot(tx, now, read.offerId, read.choice))
  if (!chosen) return false
  if (!reply || Temporal.Instant.compare(reply.until, now) <= 0) return true
  const { outcome, offer } = chosen
  const { conversationId, lang, slots, id: offerId } = offer
  if (await findStandingPage(tx, conversationId)) {
    await point(tx, now, conversationId, 'link', reply)
    return true
  }
  const body = outcomeWords(chosen)
  // LINE takes the buttons away with the tap: whoever missed the time gets the others again.
  const wire =
    outcome === 'passed'
      ? choicesOnTheWire(secretKey, { offerId, lineUserId, slots }, now, body, lang)
      : textOnTheWire(body)
  const sendingId = await insertSending(tx, conversationId, wire, now, reply)
  await insertSaid(tx, conversationId, { kind: 'notice', body }, { by: 'system', at: now, sendingId })
  await wakeSender(tx, conversationId)
  return true
}
