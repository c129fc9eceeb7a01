import { type Actor, record } from '#kernel/audit/record.ts'
import type { Tx } from '#lib/db/connect.ts'
import { lapseQuestions } from '../../satisfaction/questions.queries.ts'
import { insertNote } from '../notes/notes.queries.ts'
import { removeClosed } from './closing.queries.ts'

/** By a member of staff, or because the resident waits again: they wrote, or an answer did not go out. */
export type ReopenedBy = { staffId: number } | 'resident' | 'system'

/** 再開: in the transaction that makes it necessary. @returns false where it was not closed */
export async function reopen(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  by: ReopenedBy,
): Promise<boolean> {
  const residentId = await removeClosed(tx, conversationId)
  if (residentId === undefined) return false
  await lapseQuestions(tx, now, conversationId)
  const authorId = typeof by === 'string' ? null : by.staffId
  await insertNote(tx, now, { conversationId, authorId, kind: 'reopened' })
  const actor: Actor =
    by === 'resident' ? `resident:${residentId}` : by === 'system' ? 'system:worker' : `staff:${by.staffId}`
  await record(tx, now, actor, 'conversation.reopened', `conversation:${conversationId}`, { resident: residentId })
  return true
}
