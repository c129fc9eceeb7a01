import { withdrawProposal } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { REPLY } from './decision.ts'
import { findProposed } from './proposed.queries.ts'
import { replyMatter } from './reply-matter.ts'

/** 取り下げる, at the desk: the words are a draft of their author again. @throws Refusal 403, 404, 409 */
export async function withdrawReply(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  proposedReplyId: number,
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  await getThread(db, staff, conversationId)
  const proposed = await findProposed(db, proposedReplyId)
  if (proposed?.conversationId !== conversationId) throw new Refusal(404, 'この返信案は見つかりませんでした。')
  if (proposed.staffId !== staff.id) throw new Refusal(403, '取り下げられるのは、書いた人だけです。', 'decision')
  if (proposed.state === 'decided' || proposed.state === 'given_up')
    throw new Refusal(409, 'この返信案は、もう決裁されたか、取り下げられています。', 'decision')
  const office = { municipality, matters: { [REPLY]: replyMatter } }
  await withdrawProposal(office, now, staff, proposed.proposalId)
}
