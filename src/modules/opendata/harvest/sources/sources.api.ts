import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { askRun } from './ask-run.ts'
import { listRuns } from './runs.queries.ts'
import { type Run, stateOf } from './source.ts'
import { findSource, listSources } from './sources.queries.ts'

export const SOURCES_SCOPE = 'opendata:sources'

/** The newest that are told. */
const RUNS = 100

const instant = z.iso.datetime()
const params = z.object({ id: z.string().regex(/^[0-9]{1,15}$/) })

const SourceOut = z
  .object({
    id: z.int(),
    name: z.string(),
    url: z.string(),
    shown: z.int().openapi({ description: '載せているデータセットの数' }),
    stoppedAt: instant.nullable(),
  })
  .openapi('OpenDataSource')

const RunOut = z
  .object({
    id: z.int(),
    state: z.enum(['waiting', 'running', 'failed', 'done']),
    askedAt: instant,
    beganAt: instant.nullable(),
    endedAt: instant.nullable(),
    failure: z.string().nullable(),
    wouldLose: z.int().nullable().openapi({ description: 'いちどになくなる数。認めて集め直すときは mayLose に入れる' }),
    announced: z.int().nullable(),
    seen: z.int(),
    added: z.int(),
    changed: z.int(),
    gone: z.int(),
    back: z.int(),
    echoes: z.int().openapi({ description: 'この町から渡ったものの数' }),
    unreadable: z.int(),
  })
  .openapi('OpenDataRun')

const runOut = (run: Run) =>
  RunOut.parse({
    ...run,
    state: stateOf(run),
    askedAt: run.askedAt.toString(),
    beganAt: run.beganAt?.toString() ?? null,
    endedAt: run.endedAt?.toString() ?? null,
  })

/** As in the console: sources are the whole town's. */
async function requireSettings(db: Db, staff: Staff): Promise<void> {
  if (!(await coversWholeTown(db, staff, 'settings')))
    throw new Refusal(403, 'このトークンの持ち主には、設定の職務がありません。')
}

/** 収集先 for other programs. */
export function sourcesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(SOURCES_SCOPE),
    method: 'get',
    path: '/opendata/sources',
    operationId: 'listOpenDataSources',
    summary: '収集先の一覧',
    responses: { ...json('収集先', z.object({ items: z.array(SourceOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    await requireSettings(c.var.db, c.var.staff)
    const items = (await listSources(c.var.db)).map(({ stoppedAt, ...source }) =>
      SourceOut.parse(Object.assign(source, { stoppedAt: stoppedAt?.toString() ?? null })),
    )
    return c.json({ items }, 200)
  })

  const runs = createRoute({
    ...needs(SOURCES_SCOPE),
    method: 'get',
    path: '/opendata/sources/{id}/runs',
    operationId: 'listOpenDataRuns',
    summary: `収集の結果(新しい順に ${RUNS} 回まで)`,
    request: { params },
    responses: { ...json('収集', z.object({ items: z.array(RunOut) })), ...problems(401, 403, 404, 429) },
  })
  api.openapi(runs, async (c) => {
    const { db, staff } = c.var
    await requireSettings(db, staff)
    const source = await findSource(db, Number(c.req.valid('param').id))
    if (!source) throw new Refusal(404, 'この収集先は見つかりません。')
    return c.json({ items: (await listRuns(db, source.id, RUNS)).map(runOut) }, 200)
  })

  const ask = createRoute({
    ...needs(SOURCES_SCOPE),
    method: 'post',
    path: '/opendata/sources/{id}/runs',
    operationId: 'askOpenDataRun',
    summary: 'いま集める',
    request: {
      params,
      body: body(
        z.object({
          mayLose: z.int().min(0).max(1_000_000).default(0).openapi({ description: 'なくなってよいと認める数' }),
        }),
      ),
    },
    responses: { 204: { description: '頼みました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(ask, async (c) => {
    const { db, now, staff } = c.var
    await requireSettings(db, staff)
    await askRun(db, now, staff, Number(c.req.valid('param').id), c.req.valid('json').mayLose)
    return c.body(null, 204)
  })
}
