import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { Refusal } from '#lib/refusal.ts'
import { readMonth } from './usage.ts'
import { countUsage } from './usage.queries.ts'

const count = z.int().min(0)

const Usage = z
  .object({
    month: z.string().openapi({ example: '2026-10' }),
    sections: z.array(
      z.object({
        section: z.string(),
        talks: count,
        begun: count,
        received: count,
        answered: count,
        confidential: count,
      }),
    ),
    kinds: z.array(z.object({ kind: z.string(), talks: count })),
    confidential: z.object({ begun: count, opened: count, returned: count }),
    viewings: count,
    incidents: z.array(z.object({ id: z.int(), day: z.string(), what: z.string(), done: z.string() })),
  })
  .openapi('LineUsage')

/** 利用状況 for other programs of those with the duty for the whole town. */
export function usageApi(api: ApiHono): void {
  const reading = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/line-usage',
    operationId: 'readLineUsage',
    summary: 'LINE の利用状況(月ごと。読むたびに数え直す)',
    request: { query: z.object({ month: z.string().max(10).optional().openapi({ description: 'なければ先月' }) }) },
    responses: { ...json('利用状況', Usage), ...problems(401, 403, 422, 429) },
  })
  api.openapi(reading, async (c) => {
    const { db, now, staff } = c.var
    if (!(await coversWholeTown(db, staff, 'settings')))
      throw new Refusal(403, '町全体の設定の職務がある職員のトークンで読んでください。')
    const { month, incidents, ...rest } = await countUsage(db, readMonth(c.req.valid('query').month, now))
    const listed = incidents.map(({ id, happenedOn, what, done }) => ({ id, day: happenedOn.toString(), what, done }))
    return c.json({ ...rest, month: month.toString(), incidents: listed }, 200)
  })
}
