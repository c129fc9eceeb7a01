import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import { tidy } from '#kernel/http/form-reader.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { outcome } from './attempts/attempt.ts'
import { listAttempts } from './attempts/attempts.queries.ts'
import { tryCall } from './attempts/try-call.ts'
import { CallOut, callOut, callParams, requireAnswer } from './calls.api.ts'
import { getCall, listOwed } from './calls.queries.ts'
import { findCallers } from './callers/callers.queries.ts'
import { offerSlots } from './offers/offer-slots.ts'
import { readPhone } from './phone.ts'

const moment = z.string().openapi({ format: 'date-time' })

const CallerOut = z
  .object({
    conversation: z.int(),
    name: z.string(),
    channel: z.enum(['line', 'web', 'phone']),
    section: z.string(),
    lastAt: moment,
    byNumber: z.boolean().openapi({ description: '同じ番号から電話があった。なければ、お名前だけが同じ' }),
  })
  .openapi('Caller')

const AttemptOut = z.object({ outcome, madeAt: moment, madeBy: z.string() }).openapi('CallAttempt')

/** 折り返し for other programs: whom to call by when, how it went, and the ways that spare the call. */
export function callbacksApi(program: Program, api: ApiHono): void {
  const owed = createRoute({
    ...needs('calls:read'),
    method: 'get',
    path: '/callbacks',
    operationId: 'listCallbacks',
    summary: '折り返しを待つ電話(早く折り返す順、50件まで)',
    responses: { ...json('折り返し', z.object({ items: z.array(CallOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(owed, async (c) => {
    requireAnswer(c.var.staff)
    return c.json({ items: (await listOwed(c.var.db, c.var.staff)).map(callOut) }, 200)
  })

  const callers = createRoute({
    ...needs('calls:read'),
    method: 'get',
    path: '/callers',
    operationId: 'findCallers',
    summary: '番号やお名前から、前に相談のあった方を探す',
    request: { query: z.object({ phone: z.string().max(40).default(''), name: z.string().max(50).default('') }) },
    responses: { ...json('相談', z.object({ items: z.array(CallerOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(callers, async (c) => {
    requireAnswer(c.var.staff)
    const { phone, name } = c.req.valid('query')
    const read = readPhone(phone)
    if ('mistake' in read) throw new Refusal(422, read.mistake, 'phone')
    const found = await findCallers(c.var.db, c.var.staff, { phone: read.phone, name: tidy(name) })
    const items = found.map(({ conversationId: conversation, name, channel, section, lastAt, byNumber }) => {
      return { conversation, name, channel, section, lastAt: lastAt.toString(), byNumber }
    })
    return c.json({ items }, 200)
  })

  const attempts = createRoute({
    ...needs('calls:read'),
    method: 'get',
    path: '/calls/{id}/attempts',
    operationId: 'listCallAttempts',
    summary: '折り返しを試みた記録(古い順)',
    request: { params: callParams },
    responses: { ...json('試み', z.object({ items: z.array(AttemptOut) })), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(attempts, async (c) => {
    requireAnswer(c.var.staff)
    const { id } = await getCall(c.var.db, c.var.staff, c.var.now, c.req.valid('param').id)
    const items = (await listAttempts(c.var.db, [id])).map(({ outcome, madeAt, madeBy }) => ({
      outcome,
      madeAt: madeAt.toString(),
      madeBy,
    }))
    return c.json({ items }, 200)
  })

  const attempt = createRoute({
    ...needs('calls:write'),
    method: 'post',
    path: '/calls/{id}/attempts',
    operationId: 'tryCall',
    summary: '折り返しの結果を記録する。つながったら、折り返しは済む',
    request: { params: callParams, body: body(z.object({ outcome })) },
    responses: { 204: { description: '記録しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(attempt, async (c) => {
    requireAnswer(c.var.staff)
    const made = { outcome: c.req.valid('json').outcome, key: randomUUID() }
    await tryCall(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, made)
    return c.body(null, 204)
  })

  const offer = createRoute({
    ...needs('calls:write'),
    method: 'post',
    path: '/calls/{id}/offers',
    operationId: 'offerSlots',
    summary: '折り返しの日時を、LINE かチャットのページで選んでもらう',
    request: {
      params: callParams,
      body: body(
        z.object({
          slots: z
            .array(z.string().max(16))
            .max(10)
            .openapi({ description: '2つから4つ、日本の時刻で 2026-11-30T14:30' }),
        }),
      ),
    },
    responses: { 204: { description: '送りました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(offer, async (c) => {
    requireAnswer(c.var.staff)
    const { municipality, now, staff } = c.var
    const offering = { slots: c.req.valid('json').slots, key: randomUUID() }
    await offerSlots(program, municipality, now, staff, c.req.valid('param').id, offering)
    return c.body(null, 204)
  })
}
