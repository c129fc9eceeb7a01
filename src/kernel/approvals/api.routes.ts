import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '../api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '../api/paging.ts'
import { problems } from '../api/problem.ts'
import type { ApiHono } from '../http/api.ts'
import { apiProposal, apiRow, ApiProposal, ApiRow } from './api-shapes.ts'
import { getInbox } from './inbox/inbox.ts'
import type { Matters } from './matter.ts'
import { approve } from './proposals/approve.ts'
import { rejectProposal } from './proposals/reject-proposal.ts'
import { returnProposal } from './proposals/return-proposal.ts'
import { viewProposal } from './proposals/view-proposal.ts'

export const scopes = { 'proposals:read': '決裁待ちを読む', 'proposals:act': '承認・決裁・差戻し・却下をする' }

const id = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
})

const Act = z.object({
  act: z.enum(['approve', 'return', 'reject']).openapi({
    description: 'approve は、その段階が求める承認・合議・決裁のいずれか。reject は決裁する人だけ',
  }),
  step: z.int().openapi({ description: '読んだときの turn.step。先に進んでいれば 409' }),
  words: z.string().max(2_000).default('').openapi({ description: '意見。return と reject では理由として必須' }),
  to: z
    .union([z.literal('proposer'), z.int()])
    .default('proposer')
    .openapi({ description: 'return の戻す相手: 起案者か、済んだ段階の番号' }),
})

/** 決裁待ち for other programs: the same queries and use cases as the console, limited by the token's scopes. */
export function approvalsApi(matters: Matters, api: ApiHono): void {
  const list = createRoute({
    ...needs('proposals:read'),
    method: 'get',
    path: '/proposals',
    operationId: 'listWaitingProposals',
    summary: 'わたしの番の起案(古い順)',
    request: { query: Paging },
    responses: {
      200: { description: '決裁待ち', content: { 'application/json': { schema: pageOf(ApiRow) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = readCursor(z.int(), cursor)
    const { turns } = await getInbox(c.var.db, c.var.now, c.var.staff)
    const start = after === undefined ? 0 : turns.findIndex(({ stepId }) => stepId === after) + 1
    const page = toPage(turns.slice(start, start + limit + 1), limit, ({ stepId }) => stepId)
    return c.json({ ...page, items: page.items.map((turn) => apiRow(turn, matters)) }, 200)
  })

  const show = createRoute({
    ...needs('proposals:read'),
    method: 'get',
    path: '/proposals/{id}',
    operationId: 'getProposal',
    summary: '起案: 文書、経路、経過',
    description: '読んだことは監査証跡に残ります。',
    request: { params: id },
    responses: {
      200: { description: '起案', content: { 'application/json': { schema: ApiProposal } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(show, async (c) => {
    const view = await viewProposal(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.json(apiProposal(view, c.var.staff.id, matters), 200)
  })

  const act = createRoute({
    ...needs('proposals:act'),
    method: 'post',
    path: '/proposals/{id}/acts',
    operationId: 'actOnProposal',
    summary: '承認・合議・決裁、差戻し、却下をする',
    request: { params: id, body: { content: { 'application/json': { schema: Act } }, required: true } },
    responses: { 204: { description: '済みました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(act, async (c) => {
    const { municipality, now, staff } = c.var
    const office = { municipality, matters }
    const { id } = c.req.valid('param')
    const { act, step: stepId, words, to } = c.req.valid('json')
    if (act === 'approve') await approve(office, now, staff, id, { stepId, words })
    else if (act === 'return') await returnProposal(office, now, staff, id, { stepId, to, words })
    else await rejectProposal(office, now, staff, id, { stepId, words })
    return c.body(null, 204)
  })
}
