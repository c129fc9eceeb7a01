import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, keysOf } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { guardApi } from './guard.ts'
import { stateReason } from './state-reason.ts'
import { LONGEST_WORDS, REASONS } from './viewing.ts'

/** 閲覧の理由 for other programs. Declared before every other call of a conversation, which it guards. */
export function viewingsApi(api: ApiHono): void {
  api.use('/conversations/:id/*', guardApi)
  const stating = createRoute({
    ...needs('conversations:read'),
    method: 'post',
    path: '/conversations/{id}/viewings',
    operationId: 'stateViewingReason',
    summary: 'ほかの課の相談を見る理由を残す(60分間有効)',
    description:
      '町全体の職務だけで見える相談は、理由を残すまで 403 になります。理由は監査証跡に残り、担当の課の職員が読めます。',
    request: {
      params: z.object({ id: id() }),
      body: body(z.object({ reason: z.enum(keysOf(REASONS)), words: z.string().min(1).max(LONGEST_WORDS) })),
    },
    responses: {
      200: {
        description: 'いつまで見られるか',
        content: {
          'application/json': {
            schema: z.object({
              until: z.string().nullable().openapi({ format: 'date-time', description: 'null: 理由の要らない相談' }),
            }),
          },
        },
      },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(stating, async (c) => {
    const { db, now, staff } = c.var
    const until = await stateReason(db, now, staff, c.req.valid('param').id, asTyped(c.req.valid('json')))
    return c.json({ until: until?.toString() ?? null }, 200)
  })
}
