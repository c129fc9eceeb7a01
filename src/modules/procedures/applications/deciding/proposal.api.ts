import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { mendDecision, proposeDecision } from './propose-decision.ts'

export const Decided = z
  .object({
    outcome: z.enum(['accepted', 'refused']),
    reason: z.string().max(20_000).default('').openapi({ description: '却下のときは必ず' }),
  })
  .openapi('ApplicationDecision')

const id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) })
const body = { content: { 'application/json': { schema: Decided } }, required: true }
const proposed = {
  description: '回り始めた起案',
  content: { 'application/json': { schema: z.object({ proposal: z.int() }) } },
}
const refused = problems(401, 403, 404, 409, 422, 429)

/** 決定を起案する for other programs; what goes round then is acted on at /proposals. */
export function proposalApi(api: ApiHono): void {
  const propose = createRoute({
    ...needs('applications:handle'),
    method: 'post',
    path: '/applications/{id}/proposal',
    operationId: 'proposeApplicationDecision',
    summary: '決定を起案する(決裁に回す決定だけ)',
    request: { params: id, body },
    responses: { 201: proposed, ...refused },
  })
  api.openapi(propose, async (c) => {
    const { db, now, staff } = c.var
    const proposal = await proposeDecision(db, now, staff, c.req.valid('param').id, c.req.valid('json'))
    return c.json({ proposal }, 201)
  })

  const mend = createRoute({
    ...needs('applications:handle'),
    method: 'put',
    path: '/applications/{id}/proposal',
    operationId: 'mendApplicationDecision',
    summary: '差し戻された起案を直して出し直す',
    request: { params: id, body },
    responses: { 200: proposed, ...refused },
  })
  api.openapi(mend, async (c) => {
    const { db, now, staff } = c.var
    const proposal = await mendDecision(db, now, staff, c.req.valid('param').id, c.req.valid('json'))
    return c.json({ proposal }, 200)
  })
}
