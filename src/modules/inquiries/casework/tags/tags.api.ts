import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { sectionsFor } from '#kernel/identity/staff.ts'
import { addTag, rename, retire } from './edit-tags.ts'
import { tag, untag } from './sort.ts'
import { LONGEST_TAG } from './tag.ts'
import { listTags } from './tags.queries.ts'

const name = z.string().max(LONGEST_TAG)
const TagOut = z.object({ id: z.int(), sectionId: z.int(), name: z.string(), version: z.int() }).openapi('Tag')

/** 分類 for other programs. */
export function tagsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversation-tags',
    operationId: 'listTags',
    summary: '担当する課の、使っている分類',
    responses: { ...json('分類', z.object({ items: z.array(TagOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => c.json({ items: await listTags(c.var.db, sectionsFor(c.var.staff, 'answer')) }, 200))

  const add = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversation-tags',
    operationId: 'addTag',
    summary: '分類を加える',
    request: { body: body(z.object({ section: z.int().positive(), name })) },
    responses: {
      201: { description: '加えました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(add, async (c) => {
    const { db, now, staff } = c.var
    const { section, name } = c.req.valid('json')
    return c.json({ id: await addTag(db, now, staff, section, asTyped({ name })) }, 201)
  })

  const edit = {
    ...needs('conversations:work'),
    responses: { 204: { description: 'しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  }
  const renaming = createRoute({
    ...edit,
    method: 'put',
    path: '/conversation-tags/{id}',
    operationId: 'renameTag',
    summary: '分類の名前を変える(付けた相談でも変わる)',
    request: { params: z.object({ id: id() }), body: body(z.object({ name, version })) },
  })
  api.openapi(renaming, async (c) => {
    const { db, now, staff } = c.var
    const { name, version } = c.req.valid('json')
    await rename(db, now, staff, { id: c.req.valid('param').id, version }, asTyped({ name }))
    return c.body(null, 204)
  })

  const retiring = createRoute({
    ...edit,
    method: 'post',
    path: '/conversation-tags/{id}/retirement',
    operationId: 'retireTag',
    summary: '分類を使うのをやめる(付けた相談には残る)',
    request: { params: z.object({ id: id() }), body: body(z.object({ version })) },
  })
  api.openapi(retiring, async (c) => {
    const { db, now, staff } = c.var
    await retire(db, now, staff, { id: c.req.valid('param').id, version: c.req.valid('json').version })
    return c.body(null, 204)
  })

  for (const [method, operationId, summary, use] of [
    ['put', 'tagConversation', '相談に分類を付ける', tag],
    ['delete', 'untagConversation', '相談の分類を外す', untag],
  ] as const) {
    const sorting = createRoute({
      ...edit,
      method,
      path: '/conversations/{id}/tags/{tag}',
      operationId,
      summary,
      request: { params: z.object({ id: id(), tag: id('tag') }) },
    })
    api.openapi(sorting, async (c) => {
      const { db, now, staff } = c.var
      const { id, tag } = c.req.valid('param')
      await use(db, now, staff, id, tag)
      return c.body(null, 204)
    })
  }
}
