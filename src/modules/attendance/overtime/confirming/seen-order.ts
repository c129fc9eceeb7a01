import { z } from 'zod'
import type { Between, OvertimeOrder, Times } from '../order.ts'

/** What was on the screen, so that nobody confirms what they have not seen. */
export interface SeenOrder {
  id: number
  version: number
  done: Times
}

const MINUTE_MS = 60_000
const spanAs = ({ from, until }: Between) =>
  [from, until].map(({ epochMilliseconds }) => Math.round(epochMilliseconds / MINUTE_MS)).join('-')

/** As a form sends it: `12:3:29123456-29123606`, a break after it. */
export const seenAs = ({ id, version }: Pick<OvertimeOrder, 'id' | 'version'>, done: Times): string =>
  [id, version, spanAs(done), ...(done.rest ? [spanAs(done.rest)] : [])].join(':')

function spanOf(typed: string): Between {
  const [from, until] = typed
    .split('-')
    .map((minute) => Temporal.Instant.fromEpochMilliseconds(Number(minute) * MINUTE_MS))
  return { from: from!, until: until! }
}

export const Seen = z
  .string()
  .regex(/^\d{1,15}:\d{1,9}(:\d{1,9}-\d{1,9}){1,2}$/)
  .transform((typed): SeenOrder => {
    const [id, version, times, rest] = typed.split(':')
    const done = { ...spanOf(times!), rest: rest ? spanOf(rest) : undefined }
    return { id: Number(id), version: Number(version), done }
  })
