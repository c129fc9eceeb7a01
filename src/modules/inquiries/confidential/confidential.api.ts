import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { continueOnPage, LONGEST_REASON, returnToLine } from './continue-on-page.ts'
import { findStay } from './stays.queries.ts'

const params = z.object({ id: id() })
const refusals = problems(401, 403, 404, 409, 422, 429)
const instant = z.string().openapi({ format: 'date-time' })
const Where = z.object({ conversation: z.int().openapi({ description: '続きの相談の id' }) })

/** 機密を要する相談 for other programs. */
export function confidentialApi(api: ApiHono): void {
  const reading = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/page',
    operationId: 'readConfidentialPage',
    summary: '町のページで続いているか',
    request: { params },
    responses: {
      ...json(
        '続き',
        z.object({
          stay: z
            .object({
              talk: z.int().openapi({ description: 'LINE の相談' }),
              page: z.int().openapi({ description: '町のページの相談' }),
              beganAt: instant,
              openedAt: instant.nullable().openapi({ description: '相手がページを開いた時' }),
              endedAt: instant.nullable().openapi({ description: 'LINE に戻した時' }),
              reason: z.string().openapi({ description: 'LINE に戻した理由' }),
            })
            .nullable()
            .openapi({ description: 'null: 町のページで続けたことがない' }),
        }),
      ),
      ...refusals,
    },
  })
  api.openapi(reading, async (c) => {
    const conversation = await getConversation(c.var.db, c.var.staff, c.req.valid('param').id)
    const stay = await findStay(c.var.db, conversation.id)
    const out = stay && {
      talk: stay.talkId,
      page: stay.pageId,
      beganAt: stay.beganAt.toString(),
      openedAt: stay.openedAt?.toString() ?? null,
      endedAt: stay.endedAt?.toString() ?? null,
      reason: stay.reason,
    }
    return c.json({ stay: out ?? null }, 200)
  })

  const moving = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/page',
    operationId: 'continueOnPage',
    summary: '町のページで続ける(LINE には、リンクだけが届く)',
    request: { params },
    responses: { ...json('町のページの相談', Where), ...refusals },
  })
  api.openapi(moving, async (c) => {
    const { db, now, staff } = c.var
    return c.json({ conversation: await continueOnPage(db, now, staff, c.req.valid('param').id) }, 200)
  })

  const returning = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/page/removal',
    operationId: 'returnToLine',
    summary: 'LINE に戻す',
    request: {
      params,
      body: body(
        z.object({ reason: z.string().min(1).max(LONGEST_REASON).openapi({ description: '理由。記録に残ります' }) }),
      ),
    },
    responses: { ...json('LINE の相談', Where), ...refusals },
  })
  api.openapi(returning, async (c) => {
    const { db, now, staff } = c.var
    const { reason } = c.req.valid('json')
    return c.json({ conversation: await returnToLine(db, now, staff, c.req.valid('param').id, reason) }, 200)
  })
}
