import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import { type ApiHono, day } from '#kernel/http/api.ts'
import type { Db } from '#lib/db/connect.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { type KnownPromise, listPromises } from './promises.queries.ts'
import { sendInterim } from './send-interim.ts'

/** Those that one answer tells; nobody is put off more often. */
const MOST = 100

const instant = z.string().openapi({ format: 'date-time' })

const PromiseOut = z
  .object({
    promisedUntil: instant,
    madeAt: instant,
    madeBy: z.string().nullable().openapi({ description: '中間連絡を送った職員。null: 自動' }),
    outcome: z.enum(['kept', 'broken', 'moved', 'excused', 'merged']).nullable().openapi({
      description: '守った、過ぎた、延ばした、返信は不要だった、統合先の約束になった。null: まだ続いている',
    }),
    answeredAt: instant.nullable(),
  })
  .openapi('Promise')

const promiseOut = ({ until, madeAt, madeBy, outcome, answeredAt }: KnownPromise) => ({
  promisedUntil: until.toString(),
  madeAt: madeAt.toString(),
  madeBy,
  outcome,
  answeredAt: answeredAt?.toString() ?? null,
})

const params = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
})

/** 回答の約束 for other programs. */
export function promisesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/promises',
    operationId: 'listPromises',
    summary: '相談の回答の約束(新しい順)',
    request: { params },
    responses: {
      ...json('回答の約束', z.object({ items: z.array(PromiseOut) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const db: Db<'inquiries'> = c.var.db
    const conversation = await getConversation(db, c.var.staff, c.req.valid('param').id)
    return c.json({ items: (await listPromises(db, conversation, MOST)).map(promiseOut) }, 200)
  })

  const putOff = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/interim-notices',
    operationId: 'sendInterimNotice',
    summary: '中間連絡を送り、回答の約束を後の日に移す',
    request: { params, body: body(z.object({ day: day.openapi({ description: 'この日の受付が終わるまで' }) })) },
    responses: { 202: { description: '送信待ちに入りました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(putOff, async (c) => {
    const interim = { day: c.req.valid('json').day, key: randomUUID() }
    await sendInterim(c.var.municipality, c.var.now, c.var.staff, c.req.valid('param').id, interim)
    return c.body(null, 202)
  })
}
