import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { askRequest, readTyped } from './ask-request.ts'
import { cancelRequest } from './cancel-request.ts'
import { type DayRequest, REQUEST_STATES, REQUEST_UNITS, type RequestState, type RequestUnit } from './request.ts'
import { readYear, viewRequests } from './view-requests.ts'

const units = Object.keys(REQUEST_UNITS) as [RequestUnit, ...RequestUnit[]]
const states = Object.keys(REQUEST_STATES) as [RequestState, ...RequestState[]]

const RequestIn = z
  .object({
    kind: z
      .string()
      .max(40)
      .openapi({ description: '休暇の種類(annual・sick・summer など)か telework', example: 'annual' }),
    unit: z.enum(units),
    from: z.string().openapi({ description: '日。1日単位では始まりの日', example: '2026-11-30' }),
    until: z.string().default('').openapi({ description: '1日単位で続けて休むときの、終わりの日' }),
    half: z.enum(['', 'morning', 'afternoon']).default('').openapi({ description: '半日のとき' }),
    begins: z.string().default('').openapi({ description: '時間のとき、始まり(日本の時刻)', example: '10:00' }),
    ends: z.string().default('').openapi({ description: '時間のとき、終わり', example: '12:00' }),
    reason: z.string().max(20_000).default(''),
  })
  .openapi('DayRequestIn')

const RequestOut = z
  .object({
    id: z.int(),
    kind: z.string(),
    unit: z.enum(units),
    from: z.string().openapi({ format: 'date-time' }),
    until: z.string().openapi({ format: 'date-time', description: 'この時刻の前まで' }),
    reason: z.string(),
    state: z.enum(states),
    proposalId: z.int().nullable(),
  })
  .openapi('DayRequest')

const Annual = z
  .object({
    dayMinutes: z.int().openapi({ description: '1日に当たる分' }),
    carried: z.int().openapi({ description: '前の年からの繰越し(分)' }),
    granted: z.int().openapi({ description: 'この年の付与(分)' }),
    left: z.int().openapi({ description: '申請中を引いた残り(分)' }),
    lapses: z.int().openapi({ description: '年末に消える分' }),
  })
  .openapi('AnnualLeave')

const requestOut = ({ id, kind, unit, from, until, reason, state, proposalId }: DayRequest) => ({
  id,
  kind,
  unit,
  from: from.toString(),
  until: until.toString(),
  reason,
  state,
  proposalId,
})

/** 休暇・在宅勤務 for other programs: asked for by the owner of the token, decided by people. */
export function requestsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/requests',
    operationId: 'listDayRequests',
    summary: '自分の休暇・在宅勤務(1年分)と、年次有給休暇の残り',
    request: { query: z.object({ year: z.string().optional() }) },
    responses: {
      200: {
        description: '申請と残り',
        content: {
          'application/json': { schema: z.object({ items: z.array(RequestOut), annual: Annual.nullable() }) },
        },
      },
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { db, staff, now } = c.var
    const year = readYear(c.req.valid('query').year, now)
    const { requests, balance } = await viewRequests(db, staff, staff.id, year, now)
    const annual = balance && Annual.parse(balance)
    return c.json({ items: requests.map(requestOut), annual: annual ?? null }, 200)
  })

  const ask = createRoute({
    ...needs('attendance:request'),
    method: 'post',
    path: '/attendance/requests',
    operationId: 'askDayRequest',
    summary: '休暇・在宅勤務を申請する',
    request: { body: { content: { 'application/json': { schema: RequestIn } }, required: true } },
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
    const asked = await readTyped(db, now, staff, c.req.valid('json'))
    return c.json({ proposalId: await askRequest(db, now, staff, asked) }, 201)
  })

  const cancel = createRoute({
    ...needs('attendance:request'),
    method: 'post',
    path: '/attendance/requests/{id}/cancellation',
    operationId: 'cancelDayRequest',
    summary: '承認された休暇・在宅勤務を取り消す',
    request: { params: z.object({ id: z.coerce.number().int().positive() }) },
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 409, 429) },
  })
  api.openapi(cancel, async (c) => {
    const { db, now, staff } = c.var
    await cancelRequest(db, now, staff, c.req.valid('param').id)
    return c.body(null, 204)
  })
}
