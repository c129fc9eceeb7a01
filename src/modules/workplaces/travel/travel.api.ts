import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { TravelOut } from '../api.shapes.ts'
import { changeTravel } from './change-travel.ts'
import { fieldOf } from './read-travel.ts'
import { listTravel, type Saving } from './travel.queries.ts'
import { readYear, viewSavings } from './view-savings.ts'

const SavingOut = z
  .object({
    staff: z.object({ id: z.int(), name: z.string() }),
    site: z.string(),
    days: z.int(),
    minutes: z.int().nullable().openapi({ description: '往復で短くなった分。片道の時間が未記入なら null' }),
  })
  .openapi('TravelSaving')

const savingOut = ({ staffId, name, site, days, counted, minutes }: Saving) => ({
  staff: { id: staffId, name },
  site,
  days,
  minutes: counted === 0 ? null : minutes,
})

const written = z.object({ items: z.array(TravelOut) })

/** 通勤時間 for other programs. */
export function travelApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/travel',
    operationId: 'listTravel',
    summary: '自分の片道の時間',
    responses: {
      200: { description: '片道の時間', content: { 'application/json': { schema: written } } },
      ...problems(401, 403, 429),
    },
  })
  api.openapi(list, async (c) => {
    const minutes = await listTravel(c.var.db, c.var.staff.id)
    return c.json({ items: [...minutes].map(([site, minutes]) => ({ site, minutes })) }, 200)
  })

  const change = createRoute({
    ...needs('workplaces:request'),
    method: 'put',
    path: '/workplaces/travel',
    operationId: 'changeTravel',
    summary: '自分の片道の時間を登録する(全部を置き換えます)',
    request: { body: { content: { 'application/json': { schema: written } }, required: true } },
    responses: { 204: { description: '登録しました' }, ...problems(401, 403, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { items } = c.req.valid('json')
    const typed = Object.fromEntries(items.map(({ site, minutes }) => [fieldOf({ id: site }), String(minutes)]))
    await changeTravel(c.var.db, c.var.now, c.var.staff, typed)
    return c.body(null, 204)
  })

  const savings = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/savings',
    operationId: 'listTravelSavings',
    summary: '短くなった通勤時間(自分と、見てよい職員の1年度分)',
    request: { query: z.object({ year: z.string().optional() }) },
    responses: {
      200: {
        description: '人と場所ごとの日数と時間',
        content: { 'application/json': { schema: z.object({ items: z.array(SavingOut) }) } },
      },
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(savings, async (c) => {
    const { db, now, staff } = c.var
    const { own, others } = await viewSavings(db, now, staff, readYear(c.req.valid('query').year, now))
    const items = [...own, ...others.filter(({ staffId }) => staffId !== staff.id)]
    return c.json({ items: items.map(savingOut) }, 200)
  })
}
