import { ownTurn, type ProposalView, viewProposal } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { noteReading } from '../conversations/conversations.queries.ts'
import { listMessages, type Message } from '../conversations/messages.queries.ts'
import type { ProposedReply } from './decision.ts'
import { type Asker, findProposed, readAsker, wroteSince } from './proposed.queries.ts'

/** What whoever decides needs to have read. */
const MESSAGES_SHOWN = 20

export interface DecisionView {
  proposed: ProposedReply
  proposal: ProposalView
  /** The step on which this member of staff may act now. */
  turn: ReturnType<typeof ownTurn>
  asker: Asker
  messages: Message[]
  /** The resident wrote after it was proposed. */
  newer: boolean
}

/** The only way to hold a proposed reply for those on its route, who need not answer at the desk themselves. @throws Refusal 404 */
export async function getProposed(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  watched: boolean,
): Promise<{ proposed: ProposedReply; proposal: ProposalView }> {
  const proposed = Number.isSafeInteger(id) ? await findProposed(db, id) : undefined
  if (!proposed) throw new Refusal(404, 'この返信案は見つかりませんでした。取り扱う方だけが開けます。')
  return { proposed, proposal: await viewProposal(db as unknown as Db, now, staff, proposed.proposalId, watched) }
}

/** The last message that somebody on the route may see: of what was decided, no more than lay before them. The rest is the section's own again. */
export const seesUpTo = ({ state, seenUpTo }: ProposedReply): number | undefined =>
  state === 'proposed' ? undefined : seenUpTo

/** Opens a proposed reply with the last messages; the trail says who saw them. 未読 and whose turn it is stay the section's own. */
export async function openDecision(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  watched = true,
): Promise<DecisionView> {
  const { proposed, proposal } = await getProposed(db, now, staff, id, watched)
  const conversation = { id: proposed.conversationId }
  const messages = await listMessages(db, conversation, MESSAGES_SHOWN, undefined, seesUpTo(proposed))
  const newest = Math.max(0, ...messages.map((message) => message.id))
  if (watched && newest > 0)
    await db.transaction().execute(async (tx) => {
      if ((await noteReading(tx, staff, [conversation], newest, now)).length === 0) return
      await record(tx, now, `staff:${staff.id}`, 'conversation.viewed', `conversation:${conversation.id}`, {
        proposedReply: id,
        upTo: newest,
      })
    })
  const open = proposed.state === 'proposed'
  return {
    proposed,
    proposal,
    turn: open ? ownTurn(proposal, staff.id) : undefined,
    asker: await readAsker(db, proposed),
    messages,
    newer: open && (await wroteSince(db, conversation.id, proposed.seenUpTo)),
  }
}
