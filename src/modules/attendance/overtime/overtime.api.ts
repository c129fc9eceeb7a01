import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { readMonth } from '../book/view-book.ts'
import {
  ConfirmationIn,
  LimitsOut,
  limitsOut,
  OrderIn,
  OrderOut,
  orderOut,
  ProposedOut,
  proposedOut,
} from './api-shapes.ts'
import { askOrGive } from './asking/ask-or-give.ts'
import { cancelOrder } from './confirming/confirm-order.ts'
import { confirmTyped } from './confirming/confirm-typed.ts'
import { readCancellation } from './confirming/read-confirmation.ts'
import { compareOrder, listWaiting } from './confirming/unconfirmed.ts'
import { viewOvertime } from './view-overtime.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const month = z.string().openapi({ example: '2026-11' })
const ofOrder = z.object({ id: z.coerce.number().int().positive() })

/** 時間外勤務 for other programs: with the rights of the owner of the token. */
export function overtimeApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/overtime-orders',
    operationId: 'listOvertimeOrders',
    summary: '自分の時間外勤務の申請と命令(1か月)',
    request: { query: z.object({ month: month.optional() }) },
    responses: {
      200: { description: '申請と命令', content: json(z.object({ items: z.array(OrderOut) })) },
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { db, staff, now } = c.var
    const { orders } = await viewOvertime(db, staff, staff.id, readMonth(c.req.valid('query').month, now), now)
    return c.json({ items: orders.map(orderOut) }, 200)
  })

  const ask = createRoute({
    ...needs('attendance:overtime'),
    method: 'post',
    path: '/attendance/overtime-orders',
    operationId: 'askOvertime',
    summary: '時間外勤務を申請する。課長は課員に命じる',
    request: { body: { content: json(OrderIn), required: true } },
    responses: {
      201: {
        description: '決裁の経路に回りました。命じたときは proposalId は null です',
        content: json(z.object({ proposalId: z.int().nullable() })),
      },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(ask, async (c) => {
    const { db, now, staff } = c.var
    const { staff: chosen = '', ...typed } = c.req.valid('json')
    const { proposalId } = await askOrGive(db, now, staff, String(chosen), typed)
    return c.json({ proposalId }, 201)
  })

  const limits = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/overtime-limits/{staff}/{month}',
    operationId: 'getOvertimeLimits',
    summary: '時間外勤務の上限まで(自分の、または見てよい職員の)',
    description: 'ほかの職員の時間外勤務を読んだことは監査証跡に残ります。',
    request: { params: z.object({ staff: z.coerce.number().int().positive(), month }) },
    responses: { 200: { description: '上限', content: json(LimitsOut) }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(limits, async (c) => {
    const { db, staff, now } = c.var
    const asked = c.req.valid('param')
    const { standing } = await viewOvertime(db, staff, asked.staff, readMonth(asked.month, now), now)
    return c.json(limitsOut(standing), 200)
  })

  const waiting = createRoute({
    ...needs('attendance:overtime'),
    method: 'get',
    path: '/attendance/overtime-confirmations',
    operationId: 'listOvertimeToConfirm',
    summary: '確認を待つ時間外勤務(課長のもの)',
    responses: {
      200: { description: '命令と、提案する時間', content: json(z.object({ items: z.array(ProposedOut) })) },
      ...problems(401, 403, 429),
    },
  })
  api.openapi(waiting, async (c) => {
    const { db, staff, now } = c.var
    const items = []
    for (const order of await listWaiting(db, staff, now)) {
      const { done } = await compareOrder(db, order, now)
      items.push({ order: orderOut(order), name: order.name, proposed: proposedOut(done) })
    }
    return c.json({ items }, 200)
  })

  const confirm = createRoute({
    ...needs('attendance:overtime'),
    method: 'post',
    path: '/attendance/overtime-orders/{id}/confirmation',
    operationId: 'confirmOvertime',
    summary: '時間外勤務を確認する(課長)',
    request: { params: ofOrder, body: { content: json(ConfirmationIn), required: true } },
    responses: { 204: { description: '確認しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(confirm, async (c) => {
    const { db, now, staff } = c.var
    const { version, ...typed } = c.req.valid('json')
    await confirmTyped(db, now, staff, { id: c.req.valid('param').id, version }, typed)
    return c.body(null, 204)
  })

  const cancel = createRoute({
    ...needs('attendance:overtime'),
    method: 'post',
    path: '/attendance/overtime-orders/{id}/cancellation',
    operationId: 'cancelOvertime',
    summary: '時間外勤務命令を取り消す(課長)',
    request: {
      params: ofOrder,
      body: { content: json(z.object({ version: z.int(), words: z.string().max(20_000) })), required: true },
    },
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(cancel, async (c) => {
    const { db, now, staff } = c.var
    const { version, words } = c.req.valid('json')
    await cancelOrder(db, now, staff, { id: c.req.valid('param').id, version }, readCancellation(words))
    return c.body(null, 204)
  })
}
