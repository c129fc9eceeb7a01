import { mayDecideAlone } from '#kernel/approvals/index.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { orRefusal } from '#lib/refusal.ts'
import { REPLY, type Why } from './decision.ts'
import { whyDecided } from './demands.queries.ts'

/** Whoever asked is nobody of the staff, so the rule against deciding one's own does not stand in the way. */
const NOBODY = 0

/** Whether somebody decides today on the replies of a section, in their own office or in whose place, and nobody is asked before. */
export async function decidesReplies(
  db: Db<'inquiries'> | Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  sectionId: number,
): Promise<boolean> {
  const own = mayDecideAlone(db as unknown as Db, now, REPLY, { id: NOBODY, sectionId }, staff.id)
  return (await orRefusal(own)) === true // no route, no right
}

export interface RightToReply {
  /** Why replies are decided here, if they are. */
  why: Why | undefined
  /** Where replies are decided: they decide themselves on what they say. One who answers for the section needs nobody's leave, and nobody could see it better. */
  alone: boolean
}

/** In what right somebody answers in a conversation that the caller holds. */
export async function rightToReply(
  db: Db<'inquiries'> | Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  conversation: { id: number; sectionId: number },
): Promise<RightToReply> {
  const why = await whyDecided(db, conversation)
  return { why, alone: why !== undefined && (await decidesReplies(db, now, staff, conversation.sectionId)) }
}

/** What is said goes to whoever decides first. */
export const needsDecision = ({ why, alone }: RightToReply): boolean => why !== undefined && !alone
