import { type Actor, record } from '#kernel/audit/record.ts'
import type { Tx } from '#lib/db/connect.ts'
import { lapseQuestions } from '../../satisfaction/questions.queries.ts'
import { listThreads } from '../merging/hold-desk.queries.ts'
import { insertNote } from '../notes/notes.queries.ts'
import { removeClosed, residentOf } from './closing.queries.ts'

/** By a member of staff, or because a resident waits again: they wrote, here or in what was joined to it, or an answer did not go out. */
export type ReopenedBy = { staffId: number } | { residentOf: number } | 'system'

/** 再開: in the transaction that makes it necessary. @returns false where it was not closed */
export async function reopen(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  by: ReopenedBy,
): Promise<boolean> {
  const residentId = await removeClosed(tx, conversationId)
  if (residentId === undefined) return false
  for (const thread of await listThreads(tx, conversationId)) await lapseQuestions(tx, now, thread)
  const authorId = by !== 'system' && 'staffId' in by ? by.staffId : null
  await insertNote(tx, now, { conversationId, authorId, kind: 'reopened' })
  const actor: Actor =
    by === 'system'
      ? 'system:worker'
      : 'staffId' in by
        ? `staff:${by.staffId}`
        : `resident:${await residentOf(tx, by.residentOf)}`
  await record(tx, now, actor, 'conversation.reopened', `conversation:${conversationId}`, { resident: residentId })
  return true
}
