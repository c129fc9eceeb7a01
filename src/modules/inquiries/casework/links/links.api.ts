import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getConversation } from '../../conversations/conversations.queries.ts'
import { LONGEST_WHY } from './link.ts'
import { linkConversations, unlinkConversations } from './link-conversations.ts'
import { listLinks } from './links.queries.ts'

const LinkOut = z
  .object({
    id: z.int(),
    conversationId: z.int().nullable().openapi({ description: 'つながる相談。null: 別の課の相談' }),
    words: z.string().openapi({ description: 'つながり' }),
    linkedBy: z.string(),
  })
  .openapi('ConversationLink')

/** 関連する相談 for other programs. */
export function linksApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/links',
    operationId: 'listConversationLinks',
    summary: '関連する相談',
    request: { params: z.object({ id: id() }) },
    responses: { ...json('関連する相談', z.object({ items: z.array(LinkOut) })), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const conversation = await getConversation(c.var.db, c.var.staff, c.req.valid('param').id)
    const links = await listLinks(c.var.db, c.var.staff, conversation)
    const items = links.map(({ id, other, words, linkedBy }) => ({
      id,
      conversationId: other?.id ?? null,
      words,
      linkedBy,
    }))
    return c.json({ items }, 200)
  })

  const linking = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/links',
    operationId: 'linkConversations',
    summary: '相談をつなぐ',
    request: {
      params: z.object({ id: id() }),
      body: body(
        z.object({
          conversation: z.int().positive().openapi({ description: 'つなぐ相談の id' }),
          words: z.string().max(LONGEST_WHY).default(''),
        }),
      ),
    },
    responses: { 204: { description: 'つなぎました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(linking, async (c) => {
    const { conversation, words } = c.req.valid('json')
    const typed = { other: [String(conversation)], why: [words] }
    await linkConversations(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, typed)
    return c.body(null, 204)
  })

  const unlinking = createRoute({
    ...needs('conversations:work'),
    method: 'delete',
    path: '/conversations/{id}/links/{link}',
    operationId: 'unlinkConversations',
    summary: '相談のつながりを外す',
    request: { params: z.object({ id: id(), link: id('link') }) },
    responses: { 204: { description: '外しました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(unlinking, async (c) => {
    const { id, link } = c.req.valid('param')
    await unlinkConversations(c.var.db, c.var.now, c.var.staff, id, link)
    return c.body(null, 204)
  })
}
