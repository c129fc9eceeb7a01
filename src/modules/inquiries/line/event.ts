import { z } from 'zod'

/** One webhook event as far as every event is alike; what is particular stays in `body`, unknown properties included. */
export interface LineEvent {
  webhookEventId: string
  sourceId: string
  type: string
  occurredAt: Temporal.Instant
  body: Record<string, unknown>
}

const common = z.looseObject({
  type: z.string(),
  timestamp: z.number().int().nonnegative(),
  webhookEventId: z.string().min(1).max(100),
  source: z
    .looseObject({ userId: z.string().optional(), groupId: z.string().optional(), roomId: z.string().optional() })
    .optional(),
})
const callback = z.looseObject({ events: z.array(common) })

/** The events of a webhook body, or undefined where it is not what LINE sends. */
export function readEvents(body: unknown): LineEvent[] | undefined {
  const parsed = callback.safeParse(body)
  return parsed.data?.events.map((event) => ({
    webhookEventId: event.webhookEventId,
    sourceId: event.source?.groupId ?? event.source?.roomId ?? event.source?.userId ?? '',
    type: event.type,
    occurredAt: Temporal.Instant.fromEpochMilliseconds(event.timestamp),
    body: event,
  }))
}
