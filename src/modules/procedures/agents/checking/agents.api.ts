import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { type Agent, listAgents } from '../registering/agents.queries.ts'
import { checkAgent, refuseWithoutDuty } from './check-agent.ts'
import { outcome, SHOWN } from './console.routes.ts'

export const scopes = { 'agents:read': '代理人を読む', 'agents:check': '代理人の登録を確かめる' }

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })

const Row = z
  .object({
    id: z.number().int(),
    name: z.string(),
    registrationNumber: z.string().openapi({ example: '12345678' }),
    office: z.string(),
    address: z.string(),
    phone: z.string(),
    writtenAt: instant,
    check: outcome.nullable().openapi({ description: '名簿で確かめた・名簿にない・まだ' }),
    checkedAt: instant.nullable(),
    sameNumber: z.number().int().openapi({ description: '同じ登録番号を書いた、ほかの人の数' }),
  })
  .openapi('Agent')

const rowOf = ({
  id,
  name,
  registrationNumber,
  office,
  address,
  phone,
  writtenAt,
  check,
  checkedAt,
  sameNumber,
}: Agent) => ({
  id,
  name,
  registrationNumber,
  office,
  address,
  phone,
  writtenAt: writtenAt.toString(),
  check,
  checkedAt: checkedAt?.toString() ?? null,
  sameNumber,
})

/** 代理人 for other programs: who files for others, and what the register says. */
export function agentsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('agents:read'),
    method: 'get',
    path: '/agents',
    operationId: 'listAgents',
    summary: '代理人(行政書士)の一覧',
    responses: {
      200: { description: '代理人', content: { 'application/json': { schema: z.object({ items: z.array(Row) }) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    refuseWithoutDuty(c.var.staff)
    return c.json({ items: (await listAgents(c.var.db, SHOWN)).map(rowOf) }, 200)
  })

  const check = createRoute({
    ...needs('agents:check'),
    method: 'post',
    path: '/agents/{id}/checks',
    operationId: 'checkAgent',
    summary: '名簿で確かめた結果を残す',
    request: {
      params: z.object({ id: z.coerce.number().int().positive() }),
      body: { content: { 'application/json': { schema: z.object({ outcome }) } }, required: true },
    },
    responses: { 204: { description: '済みました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(check, async (c) => {
    await checkAgent(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, c.req.valid('json').outcome)
    return c.body(null, 204)
  })
}
