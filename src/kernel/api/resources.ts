import { createRoute, z } from '@hono/zod-openapi'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { ApiHono } from '../http/api.ts'
import { listSections } from '../organization/sections.queries.ts'
import { needs } from './needs.ts'
import { pageOf, Paging, readCursor, toPage } from './paging.ts'
import { problems } from './problem.ts'

const Section = z
  .object({ id: z.int(), code: z.string(), name: z.string(), parentId: z.int().nullable() })
  .openapi('Section', { example: { id: 2, code: 'shimin', name: '市民課', parentId: 1 } })

const Me = z
  .object({
    id: z.int(),
    name: z.string(),
    signInName: z.string(),
    sections: z.array(Section),
    scopes: z.array(z.string()),
  })
  .openapi('Me')

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Who the token stands for, and the organization they work in. */
export function kernelResources(api: ApiHono): void {
  const me = createRoute({
    ...needs(),
    method: 'get',
    path: '/me',
    operationId: 'getMe',
    summary: 'トークンの持ち主',
    responses: { 200: json(Me, 'トークンの持ち主と、きょう所属している課'), ...problems(401, 429) },
  })
  api.openapi(me, async (c) => {
    const { db, now, staff, scopes } = c.var
    const sections = (await listSections(db, dateInTokyo(now))).filter(({ id }) => staff.sectionIds.includes(id))
    return c.json({ id: staff.id, name: staff.name, signInName: staff.signInName, sections, scopes }, 200)
  })

  const sections = createRoute({
    ...needs('sections:read'),
    method: 'get',
    path: '/sections',
    operationId: 'listSections',
    summary: 'きょうの課の一覧',
    description: '上の課から順に、同じ段ではコードの順に並びます。',
    request: { query: Paging },
    responses: { 200: json(pageOf(Section), '課'), ...problems(401, 403, 422, 429) },
  })
  api.openapi(sections, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = readCursor(z.int(), cursor)
    const all = await listSections(c.var.db, dateInTokyo(c.var.now))
    const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
    return c.json(
      toPage(all.slice(start, start + limit + 1), limit, ({ id }) => id),
      200,
    )
  })
}
