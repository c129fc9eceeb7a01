import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { reopen } from '../casework/closing/reopen.queries.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { insertStranger, takeTurn } from '../web/asked.queries.ts'
import { refuseUnreasoned } from '../viewings/viewings.queries.ts'
import { type CallForm, callInOneLine, type NewCall, readCall } from './call.ts'
import { promiseCall } from './call-promise.ts'
import { findCallers, insertPhoneConversation, raiseCalled } from './callers/callers.queries.ts'
import { findByKey, insertCall } from './calls.queries.ts'
import { digitsOf } from './phone.ts'

/**
 * 電話を記録する: one more inquiry by telephone. With a number or a name it is a 電話メモ, and stands in a conversation: that of whoever the clerk
 * chose, or a new one. The same form sent twice is one call. @returns its number @throws Refusal 404, 409, 422
 */
export async function recordCall(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  form: CallForm,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const call = readCall(staff, form, now, await getOfficeCalendar(tx))
    await takeTurn(tx, call.key)
    const before = await findByKey(tx, staff, call.key)
    if (before !== undefined) return before
    const whose = await conversationOf(tx, now, staff, call, form.person)
    const sectionId = whose?.sectionId ?? call.sectionId
    const id = await insertCall(tx, now, staff, { ...call, sectionId }, whose?.id ?? null)
    if (id === undefined) throw new Refusal(409, '画面を読み込み直して、もう一度記録してください。')
    if (whose) await standIn(tx, now, whose.id, call)
    await tellScreens(tx, `inquiries:${sectionId}`)
    const { callback, isRepeat } = call
    const conversation = whose && { conversation: whose.id, resident: whose.residentId }
    await record(tx, now, `staff:${staff.id}`, 'call.recorded', `call:${id}`, {
      section: sectionId,
      callback,
      isRepeat,
      ...conversation,
    })
    return id
  })
}

type Whose = { id: number; residentId: number; sectionId: number }

/** Where the call stands. Nobody is taken for somebody else unless the clerk says so. */
async function conversationOf(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { phone, name, sectionId }: NewCall,
  person: string,
): Promise<Whose | undefined> {
  if (idIn(person)) {
    await holdDesk(tx, (await getThread(tx, staff, idIn(person))).id)
    await refuseUnreasoned(tx, staff, idIn(person), now)
    return await getThread(tx, staff, idIn(person))
  }
  if (phone === null && name === '') return undefined
  if (phone !== null) await takeTurn(tx, `phone ${digitsOf(phone)}`)
  if (person !== 'new' && (await findCallers(tx, staff, { phone, name })).length > 0)
    throw new Refusal(422, '前に相談のあった方かもしれません。どなたかを選んでください。', 'person')
  const residentId = await insertStranger(tx, now, name)
  const id = await insertPhoneConversation(tx, now, { residentId, sectionId })
  await record(tx, now, `staff:${staff.id}`, 'conversation.opened', `conversation:${id}`, { resident: residentId })
  return { id, residentId, sectionId }
}

async function standIn(tx: Tx<'inquiries'>, now: Temporal.Instant, conversationId: number, call: NewCall) {
  const owed = call.callback === 'needed'
  if (owed) await reopen(tx, now, await holdDesk(tx, conversationId), { residentOf: conversationId })
  await raiseCalled(tx, now, conversationId, callInOneLine(call), owed)
  if (owed) await promiseCall(tx, now, conversationId, call.due)
}
