import { createRoute, z } from '@hono/zod-openapi'
import { id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { listPresent } from './presence.queries.ts'

const PresentOut = z
  .object({ staff: z.string(), types: z.boolean().openapi({ description: '返信を入力している' }) })
  .openapi('Present')

/** 閲覧中 for other programs. */
export function presenceApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/presence',
    operationId: 'listPresent',
    summary: 'いま相談を開いている、ほかの職員',
    request: { params: z.object({ id: id() }) },
    responses: {
      ...json('開いている職員', z.object({ items: z.array(PresentOut) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { db, staff, now } = c.var
    const conversation = await getConversation(db, staff, c.req.valid('param').id)
    const present = await listPresent(db, staff, conversation.id, now)
    return c.json({ items: present.map(({ name, types }) => ({ staff: name, types })) }, 200)
  })
}
