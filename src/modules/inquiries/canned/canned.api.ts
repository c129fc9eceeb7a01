import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { type Canned, LONGEST, readCanned, variablesInWords } from './canned.ts'
import { getCanned, listCanned } from './canned.queries.ts'
import { changeCanned, writeCanned } from './save-canned.ts'

const words = {
  title: z.string().min(1).max(LONGEST.title),
  body: z
    .string()
    .min(1)
    .max(LONGEST.body)
    .openapi({ description: `置き換わる言葉: ${variablesInWords}` }),
}
const CannedOut = z
  .object({
    id: z.int(),
    sectionId: z.int().nullable().openapi({ description: 'null: 町全体' }),
    ...words,
    version,
  })
  .openapi('CannedAnswer')
const out = ({ id, sectionId, title, body, version }: Canned) => ({ id, sectionId, title, body, version })
const params = z.object({ id: id() })
const one = json('定型文', CannedOut)

/** 定型文 for other programs: the same use cases as the console. */
export function cannedApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/canned-answers',
    operationId: 'listCannedAnswers',
    summary: '使える定型文(受け持つ課と町全体)',
    responses: { ...json('定型文', z.object({ items: z.array(CannedOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => c.json({ items: (await listCanned(c.var.db, c.var.staff)).map(out) }, 200))

  const write = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/canned-answers',
    operationId: 'writeCannedAnswer',
    summary: '定型文を追加する',
    request: { body: body(z.object({ ...words, sectionId: z.int().nullable() })) },
    responses: { ...one, ...problems(401, 403, 422, 429) },
  })
  api.openapi(write, async (c) => {
    const { db, now, staff } = c.var
    const { sectionId, ...typed } = c.req.valid('json')
    const made = await writeCanned(db, now, staff, readCanned(asTyped(typed)), sectionId)
    return c.json(out(await getCanned(db, staff, made)), 200)
  })

  const change = createRoute({
    ...needs('conversations:reply'),
    method: 'put',
    path: '/canned-answers/{id}',
    operationId: 'changeCannedAnswer',
    summary: '定型文を変える',
    request: { params, body: body(z.object({ ...words, version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, now, staff } = c.var
    const { version, ...typed } = c.req.valid('json')
    const { id } = c.req.valid('param')
    await getCanned(db, staff, id)
    await changeCanned(db, now, staff, { id, version }, readCanned(asTyped(typed)))
    return c.json(out(await getCanned(db, staff, id)), 200)
  })

  const retirement = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/canned-answers/{id}/retirement',
    operationId: 'retireCannedAnswer',
    summary: '定型文を使うのをやめる',
    request: { params, body: body(z.object({ version })) },
    responses: { 204: { description: 'やめました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(retirement, async (c) => {
    const { db, now, staff } = c.var
    await changeCanned(db, now, staff, { ...c.req.valid('param'), ...c.req.valid('json') }, 'retire')
    return c.body(null, 204)
  })
}
