import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { RecordKind } from './record-routes.ts'

interface Written<In extends z.ZodObject, Out extends z.ZodType> {
  /** `events` */
  name: 'events' | 'facilities'
  /** Names of its operations: `Event`. */
  operation: string
  /** イベント */
  word: string
  /** 中止にする */
  ending: string
  shape: In
  out: Out
}

type Acts<Kept> = Pick<RecordKind<Kept>, 'get' | 'add' | 'change' | 'end'>

const section = z
  .int()
  .optional()
  .openapi({ description: '登録を持つ課の id。なければ、トークンの持ち主のただ一つの課' })

/** To add a record, to change and to end it: what the forms do, for other programs. */
export function writeApi<Kept, In extends z.ZodObject, Out extends z.ZodType>(
  api: ApiHono,
  { name, operation, word, ending, shape, out }: Written<In, Out>,
  { get, add, change, end }: Acts<Kept>,
  tell: (kept: Kept) => z.infer<Out>,
): void {
  const answer = (description: string) => ({ description, content: { 'application/json': { schema: out } } })
  const params = z.object({ id: id() })

  const create = createRoute({
    ...needs('opendata:write'),
    method: 'post',
    path: `/opendata/${name}`,
    operationId: `addOpenData${operation}`,
    summary: `${word}を加える`,
    request: { body: body(shape.extend({ section })) },
    responses: { 201: answer(`加えた${word}`), ...problems(401, 403, 422, 429) },
  })
  api.openapi(create, async (c) => {
    const { db, now, staff } = c.var
    const added = await add(db, now, staff, asTyped(c.req.valid('json') as object))
    return c.json(tell(await get(db, added)) as never, 201)
  })

  const put = createRoute({
    ...needs('opendata:write'),
    method: 'put',
    path: `/opendata/${name}/{id}`,
    operationId: `changeOpenData${operation}`,
    summary: `${word}を変える`,
    request: { params, body: body(shape.extend({ version })) },
    responses: { 200: answer(`変えた${word}`), ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(put, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    const json = c.req.valid('json') as { version: number }
    await change(db, now, staff, id, asTyped(json), json.version)
    return c.json(tell(await get(db, id)) as never, 200)
  })

  const ended = createRoute({
    ...needs('opendata:write'),
    method: 'post',
    path: `/opendata/${name}/{id}/ending`,
    operationId: `endOpenData${operation}`,
    summary: ending,
    request: { params, body: body(z.object({ version })) },
    responses: { 200: answer(word), ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(ended, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    await end(db, now, staff, id, c.req.valid('json').version, true)
    return c.json(tell(await get(db, id)) as never, 200)
  })
}
