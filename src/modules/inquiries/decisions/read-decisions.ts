import { whereItStands } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { MessagePlace } from '../conversations/messages.queries.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { type View } from '../conversations/view-conversation.ts'
import { type DecisionAct, type ProposedReply, REPLY } from './decision.ts'
import { listActsIn, listOpen } from './proposed.queries.ts'
import { needsDecision, type RightToReply, rightToReply } from './right-to-reply.ts'

/** Acts that one page shows between its messages: the newest. */
const ACTS_A_PAGE = 100

/** What the desk knows of the decisions in a conversation that it has opened. */
export interface Decisions extends RightToReply {
  /** What is written here goes to whoever decides first. */
  asks: boolean
  /** What waits to be decided. */
  proposed: ProposedReply | undefined
  /** Whether this member of staff may open its proposal. */
  opens: boolean
  /** What came back to this member of staff. */
  returned: ProposedReply[]
  acts: DecisionAct[]
}

export async function readDecisions(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { conversation, messages }: View,
  before: MessagePlace | undefined,
): Promise<Decisions> {
  const from = messages.length >= MESSAGES_A_PAGE ? messages[0]?.occurredAt : undefined
  const [right, open, acts] = await Promise.all([
    rightToReply(db, now, staff, conversation),
    listOpen(db, conversation),
    listActsIn(db, conversation, { limit: ACTS_A_PAGE, from, until: before?.at }),
  ])
  const proposed = open.find(({ state }) => state === 'proposed')
  const standing = proposed && (await whereItStands(db as unknown as Db, now, staff, REPLY, String(proposed.id)))
  return {
    ...right,
    asks: needsDecision(right),
    proposed,
    opens: standing?.opens ?? false,
    returned: open.filter(({ state, staffId }) => state === 'returned' && staffId === staff.id),
    acts,
  }
}
