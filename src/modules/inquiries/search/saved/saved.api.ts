import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { LONGEST_NAME, removeFilter, saveFilter } from './save-filter.ts'
import { listSaved } from './saved-filters.queries.ts'

const name = z.string().max(LONGEST_NAME)
const query = z.string().max(1_000).openapi({ example: 'list=waiting&urgent=1' })

/** 保存した絞り込み for other programs: those of whoever the token stands for. */
export function savedApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversation-filters',
    operationId: 'listSavedFilters',
    summary: '自分の、保存した絞り込み',
    responses: {
      ...json('絞り込み', z.object({ items: z.array(z.object({ id: z.int(), name, query }).openapi('SavedFilter')) })),
      ...problems(401, 403, 429),
    },
  })
  api.openapi(list, async (c) => c.json({ items: await listSaved(c.var.db, c.var.staff) }, 200))

  const save = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversation-filters',
    operationId: 'saveFilter',
    summary: '絞り込みを保存する(相談の一覧のアドレスの ? より後)',
    request: { body: body(z.object({ name, query })) },
    responses: {
      201: { description: '保存しました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(save, async (c) => {
    const { db, now, staff } = c.var
    return c.json({ id: await saveFilter(db, now, staff, asTyped(c.req.valid('json'))) }, 201)
  })

  const removal = createRoute({
    ...needs('conversations:work'),
    method: 'delete',
    path: '/conversation-filters/{id}',
    operationId: 'removeSavedFilter',
    summary: '保存した絞り込みを消す',
    request: { params: z.object({ id: id() }) },
    responses: { 204: { description: '消しました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(removal, async (c) => {
    await removeFilter(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })
}
