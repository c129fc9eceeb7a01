import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, json, keysOf, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Db } from '#lib/db/connect.ts'
import { STANDS } from './disaster.ts'
import { findDisaster, findPrepared } from './disaster.queries.ts'
import { needToAct } from './may-act.ts'
import { prepareContents } from './prepare-contents.ts'
import { typedContents } from './read-contents.ts'
import { beginDisaster, endDisaster } from './switch-disaster.ts'

export const disasterScopes = {
  'disaster:read': '災害モードの内容と状態を読む',
  'disaster:write': '災害モードに備え、切り替える',
}

const Contents = z.object({
  title: z.string(),
  whatToDo: z.string().openapi({ description: '1行に一つ' }),
  shelters: z
    .array(
      z.object({ name: z.string(), address: z.string(), stands: z.enum(keysOf(STANDS)), map: z.string().default('') }),
    )
    .max(30),
  phones: z.array(z.object({ name: z.string(), number: z.string() })).max(10),
  links: z.array(z.object({ text: z.string(), href: z.string() })).max(10),
  greeting: z.object({ ja: z.string(), en: z.string().nullable() }),
})

const Out = z
  .object({
    on: z.object({ since: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
    version: z.int().openapi({ description: '備えた内容の版。備えがなければ 0' }),
    contents: Contents.nullable(),
  })
  .openapi('DisasterMode')

async function read(db: Db<'inquiries'>): Promise<z.infer<typeof Out>> {
  const [prepared, disaster] = [await findPrepared(db), await findDisaster(db)]
  const { version: known, ...contents } = prepared ?? { version: 0 }
  return {
    on: disaster ? { since: disaster.beganAt.toString(), by: disaster.beganBy, reason: disaster.why } : null,
    version: known,
    contents: prepared ? (contents as z.infer<typeof Contents>) : null,
  }
}

const one = json('災害モード', Out)

/** 災害モード for other programs: the same use cases as the console. */
export function disasterApi(api: ApiHono): void {
  const show = createRoute({
    ...needs('disaster:read'),
    method: 'get',
    path: '/disaster',
    operationId: 'readDisasterMode',
    summary: '災害モードの状態と、備えた内容',
    responses: { ...one, ...problems(401, 403, 429) },
  })
  api.openapi(show, async (c) => {
    await needToAct(c.var.db, c.var.staff)
    return c.json(await read(c.var.db), 200)
  })

  const prepare = createRoute({
    ...needs('disaster:write'),
    method: 'put',
    path: '/disaster/contents',
    operationId: 'prepareDisasterContents',
    summary: '災害のときの内容を備える(災害モードの間は、すぐに住民に見える)',
    request: { body: body(Contents.extend({ version })) },
    responses: { ...one, ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(prepare, async (c) => {
    const { db, now, staff } = c.var
    const { version: seen, ...contents } = c.req.valid('json')
    await prepareContents(db, now, staff, { ...typedContents(contents), ...asTyped({ version: seen }) })
    return c.json(await read(db), 200)
  })

  for (const [path, use, operationId, summary] of [
    ['beginning', beginDisaster, 'beginDisasterMode', '災害モードにする(備えがなければ 409)'],
    ['end', endDisaster, 'endDisasterMode', '災害モードを終え、もとに戻す'],
  ] as const) {
    const turn = createRoute({
      ...needs('disaster:write'),
      method: 'post',
      path: `/disaster/${path}`,
      operationId,
      summary,
      request: { body: body(z.object({ reason: z.string() })) },
      responses: { ...one, ...problems(401, 403, 409, 422, 429) },
    })
    api.openapi(turn, async (c) => {
      const { db, now, staff } = c.var
      await use(db, now, staff, asTyped(c.req.valid('json')))
      return c.json(await read(db), 200)
    })
  }
}
