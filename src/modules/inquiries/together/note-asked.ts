import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { noteWhatIsHeld } from '../casework/notes/write-note.ts'
import { strikeInWhatIsHeld } from '../casework/notes/strike-note.ts'
import { holdAsked } from './opinion-requests.queries.ts'

/** While the request is open: afterwards one only reads. */
const holdOpen = (now: Temporal.Instant, staff: Staff, requestId: number) => async (tx: Tx<'inquiries'>) => {
  const { request, conversation } = await holdAsked(tx, now, staff, requestId)
  if (request.outcome) throw new Refusal(409, 'この合議は終わりました。書いたメモは残しませんでした。', 'note')
  return conversation
}

/** 内部メモ by whoever is asked. @throws Refusal 404, 409, 422 */
export const noteAsked = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  requestId: number,
  typed: Typed,
  key: string,
): Promise<number> => noteWhatIsHeld(db, now, staff, holdOpen(now, staff, requestId), typed, key)

/** メモの取り消し by its author. @throws Refusal 403, 404, 409 */
export const strikeAsked = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  requestId: number,
  noteId: number,
): Promise<void> => strikeInWhatIsHeld(db, now, staff, holdOpen(now, staff, requestId), noteId)
