import { createRoute, z } from '@hono/zod-openapi'
import { json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import { clock, clockOf, kept, line, point, q, words } from '../records/api-shapes.ts'
import { writeApi } from '../records/write-api.ts'
import type { TownEvent } from './event.ts'
import { eventPlace, EventPlaceShape, getEvent, listEvents } from './events.queries.ts'
import { addEvent, cancelEvent, changeEvent } from './save-event.ts'

const EventIn = z
  .object({
    title: line,
    titleKana: line,
    titleEn: words,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    startsAt: clock,
    endsAt: clock,
    timeNote: words,
    description: line,
    fee: words,
    organiser: words,
    contact: line,
    phone: words,
    facility: z.int().nullable().default(null).openapi({ description: '町の施設の id。ほかの場所なら null' }),
    place: words.openapi({ description: '町の施設でないときの、場所の名前' }),
    address: words,
    ...point,
    capacity: z.int().nullable().default(null),
    applyUntil: z.iso.date().nullable().default(null),
    applyHow: words,
    url: words,
  })
  .openapi('OpenDataEventIn')

const EventOut = EventIn.extend({ ...kept, where: z.string() }).openapi('OpenDataEvent')

const eventOut = ({ facilityId, startsAt, endsAt, ...event }: TownEvent): z.infer<typeof EventOut> => ({
  ...event,
  facility: facilityId,
  startsOn: event.startsOn.toString(),
  endsOn: event.endsOn.toString(),
  startsAt: clockOf(startsAt),
  endsAt: clockOf(endsAt),
  applyUntil: event.applyUntil?.toString() ?? null,
  endedAt: event.endedAt?.toString() ?? null,
  changedAt: event.changedAt.toString(),
})

/** イベント for other programs of the section. */
export function eventsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('opendata:read'),
    method: 'get',
    path: '/opendata/events',
    operationId: 'listOpenDataEvents',
    summary: 'イベント(これからのものは近い順、ほかは新しい順)',
    request: {
      query: Paging.extend({ q, view: z.enum(['upcoming', 'past', 'cancelled']).default('upcoming') }),
    },
    responses: { ...json('イベント', pageOf(EventOut)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor, view, ...query } = c.req.valid('query')
    const search = { words: wordsOf(query.q), today: dateInTokyo(c.var.now), past: view === 'past' }
    const after = readCursor(EventPlaceShape, cursor)
    const found = await listEvents(c.var.db, { ...search, ended: view === 'cancelled' }, limit + 1, after)
    const { items, next } = toPage(found, limit, eventPlace)
    return c.json({ items: items.map(eventOut), next }, 200)
  })

  writeApi(
    api,
    {
      name: 'events',
      operation: 'Event',
      word: 'イベント',
      ending: 'イベントを中止にする',
      shape: EventIn,
      out: EventOut,
    },
    { get: getEvent, add: addEvent, change: changeEvent, end: cancelEvent },
    eventOut,
  )
}
