import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getThread } from '../../conversations/conversations.queries.ts'
import { LONGEST_REASON } from './joined.ts'
import { mergeConversations, unmergeConversation } from './merge-conversations.ts'

const JoinedOut = z
  .object({
    id: z.int(),
    name: z.string(),
    channel: z.enum(['line', 'web', 'phone']),
    reason: z.string().openapi({ description: '統合した理由' }),
    mergedBy: z.string(),
    mergedAt: z.string().openapi({ format: 'date-time' }),
  })
  .openapi('JoinedConversation')

/** 統合 for other programs. */
export function mergingApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/merges',
    operationId: 'listMerges',
    summary: '統合: この相談に統合した相談と、この相談の統合先',
    request: { params: z.object({ id: id() }) },
    responses: {
      ...json(
        '統合',
        z.object({
          mergedInto: z.int().nullable().openapi({
            description:
              '統合先の相談。null: 統合されていない。やりとりを読むと統合先と一緒に読め、返信はこの相談の相手だけに届きます',
          }),
          items: z.array(JoinedOut),
        }),
      ),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { mergedInto, joined } = await getThread(c.var.db, c.var.staff, c.req.valid('param').id)
    const items = joined.map(({ id, name, channel, reason, mergedBy, mergedAt }) => ({
      id,
      name,
      channel,
      reason,
      mergedBy,
      mergedAt: mergedAt.toString(),
    }))
    return c.json({ mergedInto, items }, 200)
  })

  const merging = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/merges',
    operationId: 'mergeConversations',
    summary: '同じ用件の相談を、この相談に統合する',
    request: {
      params: z.object({ id: id() }),
      body: body(
        z.object({
          conversation: z.int().positive().openapi({ description: '統合する相談の id。この相談が残ります' }),
          reason: z.string().min(1).max(LONGEST_REASON),
        }),
      ),
    },
    responses: { 204: { description: '統合しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(merging, async (c) => {
    const { conversation, reason } = c.req.valid('json')
    const typed = { merged: [String(conversation)], mergeReason: [reason] }
    await mergeConversations(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, typed)
    return c.body(null, 204)
  })

  const taking = createRoute({
    ...needs('conversations:work'),
    method: 'delete',
    path: '/conversations/{id}/merges/{joined}',
    operationId: 'unmergeConversations',
    summary: '統合を解く',
    request: { params: z.object({ id: id(), joined: id('joined') }) },
    responses: { 204: { description: '解きました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(taking, async (c) => {
    const { id, joined } = c.req.valid('param')
    await unmergeConversation(c.var.db, c.var.now, c.var.staff, id, joined)
    return c.body(null, 204)
  })
}
