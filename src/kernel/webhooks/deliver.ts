import { setTimeout as delay } from 'node:timers/promises'
import { OutsideError, type OutsideFault } from '#lib/http/ask-outside.ts'
import { postOutside } from '#lib/http/post-outside.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program, Task } from '../program.ts'
import { type Attempt, type Due, listDue, spreadEvents } from './deliveries.queries.ts'
import { secretsOf } from './endpoints.queries.ts'
import { messageOf } from './message.ts'
import { reachOf } from './reach.ts'
import { secretName } from './secrets.ts'
import { settle } from './settle.ts'
import { signedHeaders } from './signature.ts'

export const SPREAD = 'webhooks.spread'
export const DELIVER = 'webhooks.deliver'
/** One at a time in a town, in whichever process: what it holds of the worker is one place, however slow they answer. */
export const DELIVER_OPTIONS = { queue: DELIVER, key: DELIVER }

const PATIENCE_MS = 10_000
/** So many endpoints are asked beside each other, each one thing at a time. */
const AT_ONCE = 8
/** So many events are spread in one transaction. */
const A_LOAD = 500
/** While somebody is slow to answer, the others are looked after. */
const LOOK_MS = 500
/** After which another job goes on, so that whoever stops the worker does not wait. */
const SHIFT_MS = 20_000

/** What happened becomes deliveries, in the order in which it happened; and whatever is due is sent. Every minute, too, for what lost its job. */
export function spreadTask(program: Program): Task {
  return async ({ db }) => {
    const now = program.clock()
    while ((await db.transaction().execute((tx) => spreadEvents(tx, now, A_LOAD))) > 0);
    if ((await listDue(db, now, [], 1)).length > 0) await enqueue(db, DELIVER, {}, DELIVER_OPTIONS)
  }
}

/** Sends what is due: each endpoint one delivery after the other, several endpoints beside each other. */
export function deliverTask(program: Program): Task {
  return async (municipality) => {
    const { db } = municipality
    const until = performance.now() + SHIFT_MS
    const asking = new Map<number, Promise<void>>()
    const failures: unknown[] = []
    const isOver = () => failures.length > 0 || performance.now() > until
    const begin = (due: Due) =>
      deliver(program, municipality, due)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => asking.delete(due.endpointId))
    try {
      for (;;) {
        const idle = asking.size === 0
        if (!isOver() && asking.size < AT_ONCE) {
          const due = await listDue(db, program.clock(), [...asking.keys()], AT_ONCE - asking.size)
          for (const one of due) asking.set(one.endpointId, begin(one))
        }
        if (idle && asking.size === 0) break // nobody answered while it was looked, so that more would be due now
        if (asking.size > 0) await Promise.race([...asking.values(), delay(LOOK_MS, undefined, { ref: false })])
      }
    } finally {
      await Promise.all(asking.values())
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries could not be noted`)
    if (isOver()) await enqueue(db, DELIVER, {}, DELIVER_OPTIONS)
  }
}

/** Sent, then noted: where that is lost between the two, it is sent once more under the same id. */
async function deliver(program: Program, municipality: Municipality, due: Due): Promise<void> {
  const { db } = municipality
  const at = program.clock()
  const began = performance.now()
  const secrets = await secretsOf(db, due.endpointId, at)
  const opened = secrets.map((sealed) => program.sealer.open(secretName(due.endpointId), sealed))
  const { id, body } = messageOf(due, municipality.publicUrl)
  const options = { mayReach: reachOf(program.settings), patience: PATIENCE_MS }
  const outcome = await postOutside(new URL(due.url), { body, headers: signedHeaders(id, at, body, opened) }, options)
    .then(answered)
    .catch(unanswered)
  const attempt = { at, tookMs: Math.round(performance.now() - began), ...outcome }
  await db.transaction().execute((tx) => settle(tx, program.clock(), due, attempt))
}

type Outcome = Pick<Attempt, 'status' | 'fault'>

function answered(status: number): Outcome {
  if (status >= 200 && status < 300) return { status, fault: null }
  if (status === 410) return { status, fault: '受け取りをやめた、という答え(410)でした' }
  if (status >= 300 && status < 400)
    return { status, fault: `別の住所へという答え(${status})でした。転送先には届けません` }
  return { status, fault: `受け取れない、という答え(${status})でした` }
}

const FAULTS: Record<OutsideFault, string> = {
  unreachable: 'つながりませんでした',
  slow: '10秒のうちに答えがありませんでした',
  'refused-address': 'この機械や庁内のネットワークの住所だったので、届けませんでした',
  astray: '送り先の住所が正しくありません',
  'too-much': '答えが大きすぎました',
}

function unanswered(error: unknown): Outcome {
  if (!(error instanceof OutsideError)) throw error
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code
  const why = error.fault === 'unreachable' && code ? `(${code.slice(0, 60)})` : ''
  return { status: null, fault: `${FAULTS[error.fault]}${why}` }
}
