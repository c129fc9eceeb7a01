import type { Ended } from '../call.ts'
import { type Read, threadsOf } from '../../casework/merging/joined.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Attempt } from '../attempts/attempt.ts'
import { listAttempts } from '../attempts/attempts.queries.ts'
import type { Offer } from '../offers/offer.ts'
import { listOffers } from '../offers/offers.queries.ts'

/** A call as the thread tells of it, with what became of it. */
export interface CallStory {
  id: number
  about: string
  phone: string | null
  takenAt: Temporal.Instant
  takenBy: string
  needsCallback: boolean
  ended: Ended | null
  endedAt: Temporal.Instant | null
  endedBy: string | null
  struckAt: Temporal.Instant | null
  attempts: Attempt[]
  offers: Offer[]
}

const MOST = 30

/** The newest calls of a conversation that the caller holds, the oldest first. */
export async function listStories(db: Db<'inquiries'>, conversation: Read): Promise<CallStory[]> {
  const calls = await db
    .selectFrom('inquiries.calls as k')
    .innerJoin('kernel.staff as t', 't.id', 'k.taken_by')
    .leftJoin('kernel.staff as e', 'e.id', 'k.called_back_by')
    .select(['k.id', 'k.about', 'k.phone', 'k.taken_at as takenAt', 't.name as takenBy', 'k.struck_at as struckAt'])
    .select(['k.needs_callback as needsCallback', 'k.called_back_at as endedAt', 'e.name as endedBy'])
    .select((eb) => eb.ref('k.ended').$castTo<CallStory['ended']>().as('ended'))
    .where('k.conversation_id', 'in', threadsOf(conversation))
    .orderBy('k.taken_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(MOST)
    .execute()
  const ids = calls.map(({ id }) => id)
  const [attempts, offers] = [await listAttempts(db, ids), await listOffers(db, ids)]
  return calls.toReversed().map((call) =>
    Object.assign(call, {
      attempts: attempts.filter(({ callId }) => callId === call.id),
      offers: offers.filter(({ callId }) => callId === call.id),
    }),
  )
}
