import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { readReason } from '../retention/reason.ts'
import { needRight } from '../retention/right.ts'
import { insertDisclosure, listDisclosed } from './disclosures.queries.ts'

/**
 * 開示: lets whoever asked have what the desk holds of them (個人情報の保護に関する法律76条). Who made it out, when and why is kept; its maker loads it.
 * @returns its id
 * @throws Refusal 403, 404, 410, 422
 */
export function disclose(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { reason, withNotes }: { reason: string; withNotes: boolean },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { residentId } = await getThread(tx, staff, id)
    await needRight(tx, staff)
    const made = await insertDisclosure(tx, now, staff.id, id, { reason: readReason(reason, 'why'), withNotes })
    const conversations = (await listDisclosed(tx, staff, residentId)).map((one) => one.id)
    const detail = { resident: residentId, disclosure: made, conversations, withNotes }
    await record(tx, now, `staff:${staff.id}`, 'conversation.disclosed', `conversation:${id}`, detail)
    return made
  })
}
