import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { holdToChange } from '../conversations/conversations.queries.ts'
import { deleteHold, saveHold } from './holds.queries.ts'
import { readReason } from './reason.ts'

/** The longest a hold lasts at once; it can be renewed. */
const MOST_YEARS = 30

/**
 * 保存の延長: keeps a conversation until a day, its term or a request notwithstanding (審査請求, 訴訟, 監査). Whoever answers it may.
 * @throws Refusal 404, 410, 422
 */
export function hold(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: { reason: string; until: string },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { residentId } = await holdToChange(tx, staff, id)
    const reason = readReason(typed.reason, 'holdReason')
    const [until, today] = [typedDate(typed.until), dateInTokyo(now)]
    if (!until) throw new Refusal(422, 'いつまで保存するかを、日付で入力してください。', 'until')
    const most = today.add({ years: MOST_YEARS })
    if (Temporal.PlainDate.compare(until, today) < 0 || Temporal.PlainDate.compare(until, most) > 0)
      throw new Refusal(422, `きょうから ${MOST_YEARS} 年後までの日を入力してください。`, 'until')
    await saveHold(tx, now, staff.id, id, { reason, until })
    const detail = { resident: residentId, until: until.toString() }
    await record(tx, now, `staff:${staff.id}`, 'conversation.hold_set', `conversation:${id}`, detail)
  })
}

/** 延長をやめる: its term counts again. Twice is once. @throws Refusal 404, 410 */
export function endHold(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { residentId } = await holdToChange(tx, staff, id)
    if (!(await deleteHold(tx, id))) return
    await record(tx, now, `staff:${staff.id}`, 'conversation.hold_ended', `conversation:${id}`, {
      resident: residentId,
    })
  })
}
