import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { requireDesk } from '../desk/handles.ts'
import { type Effects, FIGURE_NAMES, FIGURES, type Figure } from '../effects/effects.ts'
import { countEffects } from '../effects/effects.queries.ts'
import { listYears, readYear } from '../effects/view-effects.ts'

const shape = Object.fromEntries(
  FIGURE_NAMES.map((figure) => {
    const { text, unit } = FIGURES[figure]
    return [figure, z.int().openapi({ description: `${text}(${unit})` })]
  }),
) as Record<Figure, z.ZodInt>

const FiguresOut = z.object(shape).openapi('WorkationFigures')

const EffectsOut = z
  .object({
    year: z.int().openapi({ description: '年度(4月から翌年の3月まで)' }),
    months: z.array(FiguresOut.extend({ month: z.string().openapi({ example: '2026-04' }) })),
    total: FiguresOut.openapi({ description: '年度の全体。会社は、何度来ても一社' }),
  })
  .openapi('WorkationEffects')

const monthOut = ({ month, ...figures }: Effects['months'][number]) => ({ month: month.toString(), ...figures })

/** 効果 for other programs of the section: the same figures as on the screen. */
export function effectsApi(api: ApiHono): void {
  const effects = createRoute({
    ...needs('workation:read'),
    method: 'get',
    path: '/workation/effects',
    operationId: 'getWorkationEffects',
    summary: '効果(年度と月ごと)',
    request: {
      query: z.object({
        year: z
          .string()
          .regex(/^\d{4}$/)
          .optional()
          .openapi({ description: '年度。なければ今の年度', example: '2026' }),
      }),
    },
    responses: {
      200: { description: '効果', content: { 'application/json': { schema: EffectsOut } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(effects, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const year = readYear(c.req.valid('query').year, await listYears(db, now))
    const { months, total } = await countEffects(db, year)
    return c.json({ year, months: months.map(monthOut), total }, 200)
  })
}
