import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { refuseToWrite } from '../calls/unwritable.ts'
import { refuseElsewhere } from '../confidential/refuse-elsewhere.ts'
import { type Conversation, getConversation } from '../conversations/conversations.queries.ts'
import { findSent, insertSaid } from '../sending/outgoing.queries.ts'
import { wakeSender } from '../sending/send.ts'
import { insertSending } from '../sending/sendings.queries.ts'
import { textOnTheWire } from '../sending/wire.ts'
import { tellAsker } from '../web/tell-asker.ts'
import { endOfBusinessDay, warnAt } from './promise.ts'
import { interimWords } from './promise-words.ts'
import { holdWait, insertPromise, movePromise } from './promises.queries.ts'
import { termsFor } from './terms.queries.ts'

/** Nobody is put off for longer at once. */
const FURTHEST_DAYS = 90

export interface Interim {
  /** YYYY-MM-DD, as it was chosen. */
  day: string
  /** Drawn with the form: sending it twice says it once. */
  key: string
}

/**
 * 中間連絡: tells whoever waits that the answer takes longer, and moves the promise to another day. It answers nothing: they go on waiting.
 * @throws Refusal 404, 409, 422
 */
export function sendInterim(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { day: typed, key }: Interim,
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, id)
    refuseToWrite(conversation, 'interim')
    if ((await findSent(tx, id, key)) !== undefined) return
    await refuseElsewhere(tx, id, 'interim')
    const wait = await holdWait(tx, id)
    if (!wait) throw new Refusal(409, 'その間に回答が済みました。中間連絡は送っていません。', 'interim')
    const calendar = await getOfficeCalendar(tx)
    const until = readDay(calendar, typed, now, wait.until)
    const noticeId = await say(tx, municipality, now, conversation, interimWords(until, wait.lang), key)
    await movePromise(tx, now, id)
    const { warnHours } = await termsFor(tx, wait.sectionId)
    const by = { staffId: staff.id, noticeId }
    const promise = {
      conversationId: id,
      since: wait.since,
      until,
      warnAt: warnAt(calendar, warnHours, now, until),
      by,
    }
    await insertPromise(tx, now, promise)
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    const detail = { resident: conversation.residentId, until: until.toString() }
    await record(tx, now, `staff:${staff.id}`, 'conversation.put_off', `conversation:${id}`, detail)
  })
}

const refuse = (message: string) => new Refusal(422, message, 'interim')

/** The end of the day that was chosen: one on which staff work, later than what was promised. @throws Refusal 422 */
function readDay(
  calendar: OfficeCalendar,
  typed: string,
  now: Temporal.Instant,
  before: Temporal.Instant | null,
): Temporal.Instant {
  const day = typedDate(typed)
  if (!day) throw refuse('いつまでに答えるかを選んでください。')
  const today = dateInTokyo(now)
  if (Temporal.PlainDate.compare(day, today.add({ days: FURTHEST_DAYS })) > 0)
    throw refuse(`${FURTHEST_DAYS}日以内の日を選んでください。`)
  const until = Temporal.PlainDate.compare(day, today) < 0 ? undefined : endOfBusinessDay(calendar, day)
  if (!until) throw refuse(`${dateInWords(day)}は受付のない日です。これからの開庁日を選んでください。`)
  if (Temporal.Instant.compare(until, now) <= 0)
    throw refuse('きょうの受付は終わりました。あすからの開庁日を選んでください。')
  if (before && Temporal.Instant.compare(until, before) <= 0)
    throw refuse(`いまの約束(${dateInWords(dateInTokyo(before))})より後の日を選んでください。`)
  return until
}

/** The town's own words, as `system`: a message of staff would be an answer. @returns the message */
async function say(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  now: Temporal.Instant,
  conversation: Conversation,
  body: string,
  clientKey: string,
): Promise<number> {
  const { id, channel } = conversation
  const message = { kind: 'notice', body } as const
  if (channel === 'web') {
    const told = await tellAsker(tx, municipality, now, conversation)
    const noticeId = await insertSaid(tx, id, message, { by: 'system', at: now, clientKey, ...told })
    await tellScreens(tx, askerWord(id))
    return noticeId
  }
  const sendingId = await insertSending(tx, id, textOnTheWire(body), now)
  const noticeId = await insertSaid(tx, id, message, { by: 'system', at: now, clientKey, sendingId })
  await wakeSender(tx, id)
  return noticeId
}
