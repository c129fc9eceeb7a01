import { z } from '@hono/zod-openapi'
import { keysOf, version } from '#kernel/api/json.ts'
import { FEW } from './audience.ts'
import type { Batch } from './batches.queries.ts'
import { type Broadcast, PACE, STATES } from './broadcast.ts'
import { LONGEST } from './read-broadcast.ts'
import type { Results } from './results.queries.ts'

const moment = z.iso.datetime({ offset: true })

const words = {
  title: z.string().max(LONGEST.title).openapi({ description: '件名。職員だけに見える' }),
  body: z.string().max(LONGEST.body),
  link: z.string().max(LONGEST.link).nullable().default(null),
  audience: z.enum(['subscribers', 'everybody']),
  topics: z.array(z.int()).max(100).default([]).openapi({ description: '/notice-labels の id' }),
  wards: z.array(z.int()).max(100).default([]).openapi({ description: '空: どの地区にも' }),
  ageFrom: z.int().nullable().default(null).openapi({ description: '送る日のお子さんの年齢' }),
  ageUntil: z.int().nullable().default(null),
  whyEverybody: z.string().max(LONGEST.why).nullable().default(null).openapi({ description: 'everybody のときは必ず' }),
  whyUrgent: z.string().max(LONGEST.why).nullable().default(null).openapi({ description: '緊急: 夜間でも送る理由' }),
  sendAt: moment.nullable().default(null).openapi({ description: 'null: 決裁のあとすぐ。分まで' }),
  pace: z.int().default(PACE).openapi({ description: '1分に送る人数' }),
}
export const DraftIn = z.object(words)

export const BroadcastOut = z
  .object({
    id: z.int(),
    sectionId: z.int(),
    author: z.string(),
    ...words,
    picture: z.string().nullable(),
    version,
    state: z.enum(keysOf(STATES)),
    proposal: z.int().nullable().openapi({ description: '起案の番号。/proposals で決裁する' }),
    decidedBy: z.string().nullable(),
    haltedBecause: z.string().nullable(),
    beganAt: moment.nullable(),
    endedAt: moment.nullable(),
  })
  .openapi('Broadcast')

export function broadcastOut({ audience, ...one }: Broadcast): z.infer<typeof BroadcastOut> {
  const some = audience.kind === 'subscribers' ? audience : undefined
  return {
    id: one.id,
    sectionId: one.sectionId,
    author: one.author,
    title: one.title,
    body: one.body,
    link: one.link,
    audience: audience.kind,
    topics: some?.topicIds ?? [],
    wards: some?.wardIds ?? [],
    ageFrom: some?.ages?.from ?? null,
    ageUntil: some?.ages?.until ?? null,
    whyEverybody: audience.kind === 'everybody' ? audience.why : null,
    whyUrgent: one.whyUrgent,
    sendAt: one.sendAt?.toString() ?? null,
    pace: one.pace,
    picture: one.picture?.name ?? null,
    version: one.version,
    state: one.state,
    proposal: one.proposalId,
    decidedBy: one.decidedBy,
    haltedBecause: one.haltedBecause,
    beganAt: one.beganAt?.toString() ?? null,
    endedAt: one.endedAt?.toString() ?? null,
  }
}

const count = z.int().min(0)

export const ResultsOut = z
  .object({
    few: z.boolean().openapi({ description: `宛先が${FEW}人未満。numbers と batches は出しません` }),
    numbers: z
      .object({
        people: count,
        accepted: count.openapi({ description: 'LINE が受け付けた人。届いたかは分からない' }),
        failed: count,
        stopped: count,
        queued: count,
        left: count.openapi({ description: '7日のあいだに受け取りをやめた人' }),
        wrote: count.openapi({ description: '24時間のあいだに届いた発言' }),
      })
      .nullable(),
    batches: z.array(
      z.object({
        place: count,
        people: count,
        state: z.enum(['queued', 'accepted', 'failed', 'stopped']),
        attempts: count,
        failure: z.string().nullable(),
        settledAt: moment.nullable(),
      }),
    ),
  })
  .openapi('BroadcastResults')

export function resultsOut(numbers: Results, batches: Batch[]): z.infer<typeof ResultsOut> {
  if (numbers.people < FEW) return { few: true, numbers: null, batches: [] }
  return {
    few: false,
    numbers,
    batches: batches.map(({ place, people, state, attempts, failure, settledAt }) => ({
      place,
      people,
      state,
      attempts,
      failure,
      settledAt: settledAt?.toString() ?? null,
    })),
  }
}
