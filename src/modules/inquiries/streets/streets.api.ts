import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json, keysOf } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, TimePlace, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { changeState, NO_REPORT } from './change-state.ts'
import { correctReport } from './correct-report.ts'
import { listKinds } from './kinds.queries.ts'
import { markSamePlace } from './mark-same-place.ts'
import { openReport } from './open-report.ts'
import { listReports } from './reports.queries.ts'
import { LONGEST_ADDRESS, STATES, type StreetReport } from './street-report.ts'
import { MOST_DAYS, STATE_FILTERS } from './streets.page.tsx'

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
const state = z.enum(keysOf(STATES)).openapi({ description: '受付、対応中、完了、対応しない' })
const params = z.object({ id: id() })

const Report = z
  .object({
    conversationId: z.int().openapi({ description: '通報のやりとり(相談)の id' }),
    kindId: z.int(),
    kind: z.string(),
    state,
    latitude: z.number().nullable().openapi({ description: 'null: 地図の印がない、またはほかの課の通報' }),
    longitude: z.number().nullable(),
    address: z.string().openapi({ description: '住所・目印' }),
    reportedAt: instant,
  })
  .openapi('StreetReport')

const Opened = Report.extend({
  steps: z.array(z.object({ state, at: instant, by: z.string() })),
  version: z.int().openapi({ description: '種類と場所を直すときに添えます' }),
  samePlace: z.array(z.int()).openapi({ description: '同じ場所の通報の、相談の id' }),
  nearby: z
    .array(z.object({ conversationId: z.int(), metres: z.int() }))
    .openapi({ description: '同じ場所かもしれない通報。同じ種類で、50m・30日以内の、終わっていないもの' }),
}).openapi('OpenedStreetReport')

const reportOut = ({ conversationId, kindId, kind, state: stands, place, address, reportedAt }: StreetReport) => ({
  conversationId,
  kindId,
  kind,
  state: stands,
  latitude: place?.latitude ?? null,
  longitude: place?.longitude ?? null,
  address,
  reportedAt: reportedAt.toString(),
})

/** 通報 for other programs. */
export function streetsApi(api: ApiHono): void {
  const listing = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/street-reports',
    operationId: 'listStreetReports',
    summary: '通報の一覧(新しい順)',
    request: {
      query: Paging.extend({
        kind: z.coerce.number().int().positive().optional(),
        state: z.enum(keysOf(STATE_FILTERS)).optional().openapi({ description: 'open: 終わっていない' }),
        days: z.coerce.number().int().min(1).max(MOST_DAYS).default(30),
      }),
    },
    responses: { ...json('通報', pageOf(Report)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(listing, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const after = readCursor(TimePlace, cursor)
    const rows = await listReports(c.var.db, c.var.now, c.var.staff, { ...filter, after, limit: limit + 1 })
    const page = toPage(rows, limit, ({ reportedAt, conversationId }) => [reportedAt.toString(), conversationId])
    return c.json({ ...page, items: page.items.map(reportOut) }, 200)
  })

  const reading = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/street-report',
    operationId: 'getStreetReport',
    summary: '通報',
    request: { params },
    responses: { ...json('通報', Opened), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(reading, async (c) => {
    const { db, now, staff } = c.var
    const opened = await openReport(db, now, staff, await getThread(db, staff, c.req.valid('param').id))
    if (!opened) throw new Refusal(404, NO_REPORT)
    const { report, steps, same, nearby } = opened
    return c.json(
      {
        ...reportOut(report),
        steps: steps.map(({ state: stood, at, by }) => ({ state: stood, at: at.toString(), by })),
        version: report.version,
        samePlace: same.map(({ conversationId }) => conversationId),
        nearby: nearby.map(({ conversationId, metres }) => ({ conversationId, metres })),
      },
      200,
    )
  })

  const changing = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/street-report/states',
    operationId: 'changeStreetReport',
    summary: '通報の状況を変えて、通報した方に知らせる',
    request: {
      params,
      body: body(
        z.object({
          to: z.enum(['working', 'done', 'declined']),
          was: state.openapi({ description: '見ている状況。ほかの人が先に変えていれば 409' }),
          words: z.string().max(LONGEST_REPLY).openapi({ description: '知らせる言葉。返信として送ります' }),
          also: z.array(z.int().positive()).max(100).default([]).openapi({
            description: '同じ場所の通報のうち、同じ言葉で知らせるものの、相談の id',
          }),
        }),
      ),
    },
    responses: { 204: { description: '変えました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(changing, async (c) => {
    const { municipality, now, staff } = c.var
    const change = { ...c.req.valid('json'), key: randomUUID() }
    await changeState(municipality, now, staff, c.req.valid('param').id, change)
    return c.body(null, 204)
  })

  const kinds = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/street-kinds',
    operationId: 'listStreetKinds',
    summary: '通報の種類(いま選べるもの)',
    responses: {
      ...json('種類', z.object({ items: z.array(z.object({ id: z.int(), name: z.string(), sectionId: z.int() })) })),
      ...problems(401, 403, 429),
    },
  })
  api.openapi(kinds, async (c) => c.json({ items: await listKinds(c.var.db) }, 200))

  const correcting = createRoute({
    ...needs('conversations:work'),
    method: 'put',
    path: '/conversations/{id}/street-report',
    operationId: 'correctStreetReport',
    summary: '通報の種類と場所を直す',
    request: {
      params,
      body: body(
        z.object({
          kind: z.int().positive().openapi({ description: '種類の id' }),
          latitude: z.number().nullable().openapi({ description: 'null: 地図の印がない' }),
          longitude: z.number().nullable(),
          address: z.string().max(LONGEST_ADDRESS).openapi({ description: '住所・目印。印があれば空でもよい' }),
          version: z
            .int()
            .positive()
            .openapi({ description: '見ている通報の version。ほかの人が先に直していれば 409' }),
        }),
      ),
    },
    responses: { 204: { description: '直しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(correcting, async (c) => {
    const typed = Object.entries(c.req.valid('json')).map(([field, value]) => [field, [String(value ?? '')]])
    await correctReport(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, Object.fromEntries(typed))
    return c.body(null, 204)
  })

  const marking = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/street-report/same-place',
    operationId: 'markSamePlace',
    summary: '同じ場所の通報にする',
    request: {
      params,
      body: body(
        z.object({ conversation: z.int().positive().openapi({ description: '同じ場所の通報の、相談の id' }) }),
      ),
    },
    responses: { 204: { description: 'しました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(marking, async (c) => {
    await markSamePlace(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, c.req.valid('json').conversation)
    return c.body(null, 204)
  })
}
