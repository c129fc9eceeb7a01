import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Conversation, holdToChange } from '../conversations/conversations.queries.ts'

/** Changes a conversation; what changed is told and recorded, and where nothing did, nothing is. */
export function changeConversation(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  change: (tx: Tx<'inquiries'>, conversation: Conversation) => Promise<[action: string, detail: object] | undefined>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const changed = await change(tx, conversation)
    if (!changed) return
    const [action, detail] = changed
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, `conversation.${action}`, `conversation:${id}`, {
      resident: conversation.residentId,
      ...detail,
    })
  })
}
