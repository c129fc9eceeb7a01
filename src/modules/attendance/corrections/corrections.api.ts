import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listEmployment } from '../book/book.queries.ts'
import { listSites } from '../punches/punches.queries.ts'
import { askCorrection } from './ask-correction.ts'
import type { Correction } from './correction.ts'
import { listCorrections } from './corrections.queries.ts'
import { readCorrection } from './read-correction.ts'

const local = z.string().openapi({ description: '日本の日時', example: '2026-11-24T08:27' })
const place = z.string().openapi({ description: 'main・home・satellite:名前', example: 'main' })

const CorrectionIn = z
  .object({ came: local, went: local, place, reason: z.string().max(20_000) })
  .openapi('CorrectionRequest')

const CorrectionOut = z
  .object({
    id: z.int(),
    on: z.iso.date(),
    came: z.string().openapi({ format: 'date-time' }),
    went: z.string().openapi({ format: 'date-time' }),
    place: z.enum(['main', 'satellite', 'home']),
    site: z.string().nullable(),
    reason: z.string(),
    state: z.enum(['asked', 'granted']),
    proposalId: z.int().nullable(),
  })
  .openapi('Correction')

const correctionOut = ({ id, on, came, went, place, site, reason, state, proposalId }: Correction) => ({
  id,
  on: on.toString(),
  came: came.toString(),
  went: went.toString(),
  place,
  site,
  reason,
  state: state === 'granted' ? ('granted' as const) : ('asked' as const),
  proposalId,
})

/** How far back one's corrections are listed: two years, as long as pay can be claimed back. */
const LISTED = { years: 2 }

/** 打刻の訂正 for other programs: asked for by the owner of the token, decided by people. */
export function correctionsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/corrections',
    operationId: 'listCorrections',
    summary: '自分の打刻の訂正(申請中のものと、決裁されたもの)',
    responses: {
      200: {
        description: '訂正',
        content: { 'application/json': { schema: z.object({ items: z.array(CorrectionOut) }) } },
      },
      ...problems(401, 403, 429),
    },
  })
  api.openapi(list, async (c) => {
    const today = dateInTokyo(c.var.now)
    const corrections = await listCorrections(c.var.db, c.var.staff.id, today.subtract(LISTED), today)
    return c.json({ items: corrections.map(correctionOut) }, 200)
  })

  const ask = createRoute({
    ...needs('attendance:punch'),
    method: 'post',
    path: '/attendance/corrections',
    operationId: 'askCorrection',
    summary: '打刻の訂正を申請する',
    request: { body: { content: { 'application/json': { schema: CorrectionIn } }, required: true } },
    responses: {
      201: {
        description: '決裁の経路に回りました',
        content: { 'application/json': { schema: z.object({ proposalId: z.int() }) } },
      },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(ask, async (c) => {
    const { db, now, staff } = c.var
    const known = { now, sites: await listSites(db), employed: await listEmployment(db, staff.id) }
    const asked = readCorrection(c.req.valid('json'), known)
    return c.json({ proposalId: await askCorrection(db, now, staff, asked) }, 201)
  })
}
