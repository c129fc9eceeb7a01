import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Waking } from './broadcasts.queries.ts'
import { mayGoFrom } from './night.ts'

/** When its next step is due: never before its time, its pace, or the morning. */
export function dueAt({ state, sendAt, nextAt, whyUrgent }: Waking, now: Temporal.Instant): Temporal.Instant {
  if (state === 'stopped') return now // only what is not known is settled
  const chosen = state === 'waiting' ? sendAt : nextAt
  const soonest = chosen && Temporal.Instant.compare(chosen, now) > 0 ? chosen : now
  return mayGoFrom(soonest, whyUrgent !== null)
}

/** The job of its next step. One of a broadcast runs at a time; a waiting one is not doubled. Counted from now: jobs go by the clock of the database. */
export async function wakeBroadcast(tx: Tx<'inquiries'>, broadcast: Waking, now: Temporal.Instant): Promise<void> {
  const milliseconds = Math.ceil(now.until(dueAt(broadcast, now)).total('milliseconds'))
  const key = `inquiries.broadcast:${broadcast.id}`
  const runAt = Temporal.Now.instant().add({ milliseconds })
  await enqueue(tx, 'inquiries.broadcast', { broadcastId: broadcast.id }, { queue: key, key, runAt })
}
