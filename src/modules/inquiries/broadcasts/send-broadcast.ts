import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { answerWithin, findChannel } from '../line/channel.ts'
import { askedQuota } from '../line/quota.ts'
import { answerOf } from '../sending/answer-of.ts'
import { type Answer, outcomeOf, RETRY_HOURS, UNSURE } from '../sending/outcome.ts'
import type { WireMessage } from '../sending/wire.ts'
import { told } from './audience.ts'
import {
  type Batch,
  beginAttempt,
  dropLeavers,
  findNextBatch,
  keepDoubt,
  settleBatch,
  stopBatches,
} from './batches.queries.ts'
import { beginBroadcast } from './begin-broadcast.ts'
import type { Broadcast } from './broadcast.ts'
import { isWaiting, moveBroadcast, takeBroadcast } from './broadcasts.queries.ts'
import { countResults } from './results.queries.ts'
import { dueAt, wakeBroadcast } from './wake.ts'

/** One request that is made now. */
interface Attempt {
  broadcastId: number
  batch: Batch
  attempts: number
  retryKey: string
  to: string[]
  messages: WireMessage[]
}

/**
 * One step of a broadcast: it begins, or one batch of it goes. The next step is another job, when it is due; all that is known stands in
 * rows before LINE is asked, so that whoever comes after a crash asks with the same key.
 */
export function sendBroadcastTask(program: Program): Task {
  return async (municipality, payload) => {
    const db: Db<'inquiries'> = municipality.db
    const id = Number(payload['broadcastId'])
    const quota = (await isWaiting(db, id)) ? await askedQuota(program, municipality) : undefined
    const attempt = await db.transaction().execute(async (tx) => {
      const broadcast = await takeBroadcast(tx, id)
      if (!broadcast) return undefined
      const now = program.clock()
      if (broadcast.state === 'stopped') return void (await settleDoubts(tx, now, id))
      if (broadcast.state !== 'waiting' && broadcast.state !== 'sending') return undefined
      if (Temporal.Instant.compare(dueAt(broadcast, now), now) > 0)
        return void (await wakeBroadcast(tx, broadcast, now))
      await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
      if (broadcast.state === 'sending') return await nextAttempt(tx, now, broadcast)
      await beginBroadcast(tx, municipality, now, broadcast, quota)
      return void (await wakeBroadcast(tx, { ...broadcast, state: 'sending', nextAt: now }, now))
    })
    if (!attempt) return
    const answer = await ask(program, municipality, attempt)
    await db.transaction().execute((tx) => settle(tx, program.clock(), attempt, answer))
  }
}

/** Undefined where nobody is missing any more: then it has ended. */
async function nextAttempt(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, request }: Broadcast,
): Promise<Attempt | undefined> {
  for (let batch = await findNextBatch(tx, id); batch; batch = await findNextBatch(tx, id)) {
    if (isTooOld(batch, now)) await settleBatch(tx, batch.id, now, { state: 'failed', failure: UNSURE })
    else if (batch.unsureSince !== null || (await dropLeavers(tx, batch.id))) {
      const begun = await beginAttempt(tx, batch.id, now)
      return { broadcastId: id, batch: { ...batch, people: begun.to.length }, messages: request!, ...begun }
    }
  }
  await end(tx, now, id)
  return undefined
}

async function end(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await moveBroadcast(tx, id, 'sent', { ended_at: now })
  const { accepted, failed } = await countResults(tx, id)
  await record(tx, now, 'system:worker', 'broadcast.sent', `broadcast:${id}`, {
    accepted: told(accepted),
    failed: told(failed),
  })
}

/** LINE forgets a retry key after a day: a repeat might arrive twice. */
const isTooOld = ({ unsureSince }: Batch, now: Temporal.Instant): boolean =>
  unsureSince !== null && Temporal.Instant.compare(now, unsureSince.add({ hours: RETRY_HOURS })) > 0

/** Jobs of one broadcast run one after the other: whoever asked LINE for these is gone. */
async function settleDoubts(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  for (let batch = await findNextBatch(tx, id); batch; batch = await findNextBatch(tx, id))
    await settleBatch(tx, batch.id, now, { state: 'failed', failure: UNSURE })
}

async function ask(program: Program, municipality: Municipality, { to, messages, retryKey }: Attempt): Promise<Answer> {
  const channel = await findChannel(program, municipality)
  if (!channel) return { status: 401 }
  const request = channel.api.multicastWithHttpInfo({ to, messages }, retryKey)
  return await answerOf(answerWithin(program.linePatience.push, request))
}

/** What follows from what LINE said. It may have been stopped meanwhile: then nothing more is asked. */
async function settle(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { broadcastId, batch, attempts }: Attempt,
  answer: Answer,
): Promise<void> {
  const broadcast = (await takeBroadcast(tx, broadcastId))!
  const stopped = broadcast.state === 'stopped'
  const attempted = { via: 'push', attempts, createdAt: batch.unsureSince ?? now } as const
  const outcome = outcomeOf(attempted, answer, now)
  const refused = answer.status !== undefined && answer.status < 500
  if (refused && outcome.kind !== 'accepted') await keepDoubt(tx, batch.id, batch.unsureSince)
  if (outcome.kind === 'accepted') await settleBatch(tx, batch.id, now, { state: 'accepted' })
  else if (stopped) {
    await stopBatches(tx, broadcastId, now)
    await settleDoubts(tx, now, broadcastId)
  } else if (outcome.kind === 'failed' && halts(answer)) {
    await moveBroadcast(tx, broadcastId, 'halted', { halted_because: outcome.why })
  } else if (outcome.kind === 'failed') {
    await settleBatch(tx, batch.id, now, { state: 'failed', failure: outcome.why })
  }
  await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
  if (stopped || broadcast.state !== 'sending' || (outcome.kind === 'failed' && halts(answer))) return
  if (!(await findNextBatch(tx, broadcastId))) return end(tx, now, broadcastId)
  const wait = outcome.kind === 'again' ? outcome.inSeconds : Math.ceil((batch.people / broadcast.pace) * 60)
  const nextAt = now.add({ seconds: wait })
  await moveBroadcast(tx, broadcastId, 'sending', { next_at: nextAt })
  await wakeBroadcast(tx, { ...broadcast, nextAt }, now)
}

/** No other batch would fare better: the month is spent, or LINE does not know us. */
const halts = ({ status }: Answer): boolean => status === 401 || status === 403 || status === 429
