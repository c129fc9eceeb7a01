import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import { listLabels } from '../subscriptions/labels.queries.ts'
import { broadcastOut, BroadcastOut, DraftIn, resultsOut, ResultsOut } from './broadcasts-shapes.ts'
import { listBatches } from './batches.queries.ts'
import { getBroadcast, listBroadcasts } from './broadcasts.queries.ts'
import { proposeBroadcast } from './propose-broadcast.ts'
import { countResults } from './results.queries.ts'
import { changeBroadcast, type Posted, writeBroadcast } from './save-broadcast.ts'
import { resumeBroadcast, stopBroadcast } from './stop-broadcast.ts'

export const broadcastScopes = {
  'broadcasts:read': '一斉配信を読む',
  'broadcasts:write': '一斉配信を書き、決裁に回し、止める',
}

const params = z.object({ id: id() })
const one = json('一斉配信', BroadcastOut)

/** As the form has it. */
function postedOf({ sendAt, ...typed }: z.infer<typeof DraftIn> & { section?: number; version?: number }): Posted {
  return { typed: asTyped({ ...typed, sendAt: sendAt && momentForField(Temporal.Instant.from(sendAt)) }) }
}

/** 一斉配信 for other programs: the same use cases as the console. It is decided by /proposals. */
export function broadcastsApi(program: Program, api: ApiHono): void {
  const labels = createRoute({
    ...needs('broadcasts:read'),
    method: 'get',
    path: '/notice-labels',
    operationId: 'listNoticeLabels',
    summary: 'お知らせの話題と地区',
    responses: {
      ...json(
        '話題と地区',
        z.object({ items: z.array(z.object({ id: z.int(), kind: z.enum(['topic', 'ward']), name: z.string() })) }),
      ),
      ...problems(401, 403, 429),
    },
  })
  api.openapi(labels, async (c) => c.json({ items: await listLabels(c.var.db) }, 200))

  const list = createRoute({
    ...needs('broadcasts:read'),
    method: 'get',
    path: '/broadcasts',
    operationId: 'listBroadcasts',
    summary: '一斉配信(新しい順)',
    request: { query: Paging },
    responses: { ...json('一斉配信', pageOf(BroadcastOut)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = readCursor(z.int().positive(), cursor)
    const page = toPage(await listBroadcasts(c.var.db, c.var.staff, { limit: limit + 1, after }), limit, ({ id }) => id)
    return c.json({ ...page, items: page.items.map(broadcastOut) }, 200)
  })

  const draft = createRoute({
    ...needs('broadcasts:write'),
    method: 'post',
    path: '/broadcasts',
    operationId: 'writeBroadcast',
    summary: '一斉配信の下書きを書く(写真は画面から添える)',
    request: { body: body(DraftIn.extend({ section: z.int(), key: z.uuid() })) },
    responses: { ...one, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(draft, async (c) => {
    const { key, ...typed } = c.req.valid('json')
    const { db, municipality, now, staff } = c.var
    const made = await writeBroadcast(program, municipality, now, staff, key, postedOf(typed))
    return c.json(broadcastOut(await getBroadcast(db, staff, made)), 200)
  })

  const show = createRoute({
    ...needs('broadcasts:read'),
    method: 'get',
    path: '/broadcasts/{id}',
    operationId: 'getBroadcast',
    summary: '一つの一斉配信',
    request: { params },
    responses: { ...one, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(show, async (c) =>
    c.json(broadcastOut(await getBroadcast(c.var.db, c.var.staff, c.req.valid('param').id)), 200),
  )

  const change = createRoute({
    ...needs('broadcasts:write'),
    method: 'put',
    path: '/broadcasts/{id}',
    operationId: 'changeBroadcast',
    summary: '直す(決裁が済んでいれば下書きに戻り、もう一度決裁が要る)',
    request: { params, body: body(DraftIn.extend({ version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, municipality, now, staff } = c.var
    const { id } = c.req.valid('param')
    await changeBroadcast(program, municipality, now, staff, id, postedOf(c.req.valid('json')))
    return c.json(broadcastOut(await getBroadcast(db, staff, id)), 200)
  })

  const proposal = createRoute({
    ...needs('broadcasts:write'),
    method: 'post',
    path: '/broadcasts/{id}/proposal',
    operationId: 'proposeBroadcast',
    summary: '決裁に回す(今月の残りの通数を超えるときは 409)',
    request: { params, body: body(z.object({ version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(proposal, async (c) => {
    const { db, municipality, now, staff } = c.var
    const { id } = c.req.valid('param')
    await proposeBroadcast(program, municipality, now, staff, id, c.req.valid('json').version)
    return c.json(broadcastOut(await getBroadcast(db, staff, id)), 200)
  })

  for (const [path, use, operationId, summary] of [
    ['stop', stopBroadcast, 'stopBroadcast', '止める(送った分はそのまま)'],
    ['resumption', resumeBroadcast, 'resumeBroadcast', '途中で止まったものの続きを送る'],
  ] as const) {
    const act = createRoute({
      ...needs('broadcasts:write'),
      method: 'post',
      path: `/broadcasts/{id}/${path}`,
      operationId,
      summary,
      request: { params },
      responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
    })
    api.openapi(act, async (c) => {
      const { db, now, staff } = c.var
      const { id } = c.req.valid('param')
      await use(db, now, staff, id)
      return c.json(broadcastOut(await getBroadcast(db, staff, id)), 200)
    })
  }

  const results = createRoute({
    ...needs('broadcasts:read'),
    method: 'get',
    path: '/broadcasts/{id}/results',
    operationId: 'readBroadcastResults',
    summary: '送信の結果(宛先が5人未満なら、数は出しません)',
    request: { params },
    responses: { ...json('結果', ResultsOut), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(results, async (c) => {
    const { id } = await getBroadcast(c.var.db, c.var.staff, c.req.valid('param').id)
    return c.json(resultsOut(await countResults(c.var.db, id), await listBatches(c.var.db, id)), 200)
  })
}
