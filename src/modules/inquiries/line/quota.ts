import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { answerWithin, findChannel } from './channel.ts'

/** 通数: pushes of this month that count, and how many the contract allows (undefined: no limit). */
export interface Quota {
  used: number
  limit: number | undefined
}

const FRESH_MS = 60_000
const PATIENCE_MS = 3_000
const known = new WeakMap<Municipality, { quota: Quota | undefined; asked: number }>()

/** What LINE said last. Asked anew at most once a minute and behind the scenes: no page waits for LINE. */
export function lastKnownQuota(program: Program, municipality: Municipality): Quota | undefined {
  const last = known.get(municipality)
  if (!last || performance.now() - last.asked > FRESH_MS) {
    known.set(municipality, { quota: last?.quota, asked: performance.now() })
    ask(program, municipality).catch(() => {}) // the page goes on without the figure
  }
  return last?.quota
}

async function ask(program: Program, municipality: Municipality): Promise<void> {
  const channel = await findChannel(program, municipality)
  if (!channel) return
  const [limit, used] = await answerWithin(
    PATIENCE_MS,
    Promise.all([channel.api.getMessageQuota(), channel.api.getMessageQuotaConsumption()]),
  )
  known.set(municipality, {
    quota: { used: used.totalUsage, limit: limit.type === 'limited' ? limit.value : undefined },
    asked: performance.now(),
  })
}
