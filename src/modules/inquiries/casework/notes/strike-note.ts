import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Conversation, getConversation } from '../../conversations/conversations.queries.ts'
import { findAuthor, setStruck } from './notes.queries.ts'

/** メモの取り消し, by its author: it stays and can be read, struck through. Twice is once. @throws Refusal 403, 404 */
export const strikeNote = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  noteId: number,
): Promise<void> => strikeInWhatIsHeld(db, now, staff, (tx) => getConversation(tx, staff, id), noteId)

/** The same by whatever right somebody holds the conversation. */
export function strikeInWhatIsHeld(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  hold: (tx: Tx<'inquiries'>) => Promise<Conversation>,
  noteId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await hold(tx)
    const note = await findAuthor(tx, conversation, noteId)
    if (!note) throw new Refusal(404, 'このメモは見つかりませんでした。')
    if (note.authorId !== staff.id) throw new Refusal(403, 'メモを取り消せるのは、書いた本人だけです。')
    if (!(await setStruck(tx, now, noteId))) return
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.note_struck', `conversation:${conversation.id}`, {
      resident: conversation.residentId,
      note: noteId,
    })
  })
}
