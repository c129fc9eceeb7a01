import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { countBroadcastAfter } from '../broadcasts/batches.queries.ts'
import { countPushesAfter } from '../sending/sendings.queries.ts'
import { answerWithin, findChannel } from './channel.ts'

/** 通数: pushes of this month that count, and how many the contract allows (undefined: no limit). */
export interface Quota {
  used: number
  limit: number | undefined
}

const FRESH_MS = 60_000
const PATIENCE_MS = 3_000
const known = new WeakMap<Municipality, { quota?: Quota; at?: Temporal.Instant; asked: number }>()

/**
 * What LINE said last, and the pushes it took since. Asked anew at most once a minute and behind the scenes: no page waits
 * for LINE.
 */
export async function knownQuota(program: Program, municipality: Municipality): Promise<Quota | undefined> {
  const last = known.get(municipality)
  if (!last || performance.now() - last.asked > FRESH_MS) {
    known.set(municipality, { ...last, asked: performance.now() })
    ask(program, municipality).catch(() => {}) // the page goes on without the figure
  }
  if (!last?.quota || !last.at) return undefined
  const { db } = municipality
  const since = (await countPushesAfter(db, last.at)) + (await countBroadcastAfter(db, last.at))
  return { ...last.quota, used: last.quota.used + since }
}

/** The same, after LINE was asked: before many are written to at once. What it said before, where it does not answer. */
export async function askedQuota(program: Program, municipality: Municipality): Promise<Quota | undefined> {
  await ask(program, municipality).catch(() => {})
  return await knownQuota(program, municipality)
}

async function ask(program: Program, municipality: Municipality): Promise<void> {
  const channel = await findChannel(program, municipality)
  if (!channel) return
  const at = program.clock()
  const [limit, used] = await answerWithin(
    PATIENCE_MS,
    Promise.all([channel.api.getMessageQuota(), channel.api.getMessageQuotaConsumption()]),
  )
  known.set(municipality, {
    quota: { used: used.totalUsage, limit: limit.type === 'limited' ? limit.value : undefined },
    at,
    asked: performance.now(),
  })
}
