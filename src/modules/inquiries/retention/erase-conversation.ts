import { type Actor, record } from '#kernel/audit/record.ts'
import { eraseFile } from '#kernel/files/erase.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { forgetResident } from '#kernel/identity/forget-resident.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { forgetJobs } from '#kernel/jobs/forget-jobs.queries.ts'
import { TELL_BY_LINE } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import { emptyConversation, filesOf, hasConversation, type ToErase } from './erase.queries.ts'

/** Whoever asked for it, and why; without, the term is over. */
export interface ByRequest {
  staffId: number
  reason: string
}

/**
 * 消去: every word of a conversation that the caller holds goes, with its files (their bytes once this is committed), and with whoever asked, where
 * nothing else of the town knows them. That it was there stays.
 */
export async function eraseConversation(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversation: ToErase,
  actor: Actor,
  by?: ByRequest,
): Promise<void> {
  const kernel = tx as unknown as Tx
  const { id, residentId, sectionId, email, kind } = conversation
  const files = await filesOf(tx, id)
  await emptyConversation(tx, now, conversation, by)
  for (const sha256 of files) await eraseFile(kernel, sha256)
  if (email) await forgetJobs(tx, 'mail.send', { to: email })
  if (conversation.lineUserId) await forgetJobs(tx, TELL_BY_LINE, { residentId })
  if (!(await hasConversation(tx, residentId))) await forgetResident(kernel, residentId)
  await tellScreens(tx, `inquiries:${sectionId}`)
  await tellScreens(tx, askerWord(id))
  const detail = { cause: by ? 'request' : 'rule', kind, files: files.length }
  await record(kernel, now, actor, 'conversation.erased', `conversation:${id}`, detail)
}
