import { createRoute, z } from '@hono/zod-openapi'
import { json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { BoardView } from './boards/board-view.ts'
import { BOARDS } from './boards/boards.ts'
import { sentenceOf } from './boards/sentence.ts'
import { listYears, readYear, viewEffects } from './boards/view-effects.ts'
import type { Load } from './load/load.ts'
import { viewLoad } from './load/view-load.ts'

export const scopes = { 'insights:read': '効果を読む' }

const Values = z
  .record(z.string(), z.number().nullable())
  .openapi({ description: '数の名前と値。null: 数えていないか、町の入力がない' })

const BoardOut = z
  .object({
    key: z.enum(BOARDS),
    title: z.string(),
    year: z.int().openapi({ description: '年度(4月から翌年の3月まで)' }),
    sentence: z.string().openapi({ description: '結果を一文で' }),
    measures: z.array(z.object({ key: z.string(), text: z.string(), unit: z.string() })),
    months: z.array(
      z.object({
        month: z.string().openapi({ example: '2026-04' }),
        underway: z.boolean().openapi({ description: 'まだ終わっていない月' }),
        values: Values,
      }),
    ),
    total: Values.openapi({ description: '年度の全体' }),
    how: z.array(z.string()).openapi({ description: '数え方' }),
  })
  .openapi('EffectsBoard')

const LoadOut = z
  .object({
    sectionId: z.int().nullable().openapi({ description: 'null: 町全体' }),
    section: z.string(),
    cells: z
      .array(z.array(z.int().nullable()).length(24))
      .length(7)
      .openapi({ description: '月曜から日曜まで、0時から23時までの件数。null: 少ないので出さない' }),
  })
  .openapi('InquiryLoad')

const loadOut = ({ sectionId, section, cells }: Load): z.infer<typeof LoadOut> => ({
  sectionId: sectionId ?? null,
  section,
  cells,
})

function boardOut(view: BoardView): z.infer<typeof BoardOut> {
  const { board, year, months, total } = view
  const valuesOf = (values: Record<string, number | undefined>) =>
    Object.fromEntries(board.measures.map(({ key }) => [key, values[key] ?? null]))
  return {
    key: board.key as (typeof BOARDS)[number],
    title: board.title,
    year,
    sentence: sentenceOf(view),
    measures: board.measures.map(({ key, text, unit }) => ({ key, text, unit })),
    months: months.map(({ month, underway, values }) => ({
      month: month.toString().slice(0, 7),
      underway,
      values: valuesOf(values),
    })),
    total: valuesOf(total),
    how: board.how,
  }
}

const query = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .openapi({ description: '年度。なければ今の年度', example: '2026' }),
})

/** 効果 for other programs: the same figures as on the screen. */
export function insightsApi(api: ApiHono): void {
  const all = createRoute({
    ...needs('insights:read'),
    method: 'get',
    path: '/insights',
    operationId: 'listEffects',
    summary: '効果(すべての板)',
    request: { query },
    responses: { ...json('効果', z.object({ items: z.array(BoardOut) })), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(all, async (c) => {
    const { boards } = await viewEffects(c.var.db, c.var.now, c.req.valid('query').year)
    return c.json({ items: boards.map(boardOut) }, 200)
  })

  const load = createRoute({
    ...needs('insights:read'),
    method: 'get',
    path: '/insights/load',
    operationId: 'getInquiryLoad',
    summary: '相談が届いた曜日と時間(町全体と課ごと)',
    request: { query },
    responses: { ...json('課と時間帯', z.object({ items: z.array(LoadOut) })), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(load, async (c) => {
    const year = readYear(c.req.valid('query').year, await listYears(c.var.db, c.var.now))
    const loads = await viewLoad(c.var.db, year)
    return c.json({ items: loads.map(loadOut) }, 200)
  })

  const one = createRoute({
    ...needs('insights:read'),
    method: 'get',
    path: '/insights/{board}',
    operationId: 'getEffects',
    summary: '効果(一つの板)',
    request: { query, params: z.object({ board: z.enum(BOARDS) }) },
    responses: { ...json('効果', BoardOut), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(one, async (c) => {
    const { boards } = await viewEffects(c.var.db, c.var.now, c.req.valid('query').year)
    return c.json(boardOut(boards.find(({ board }) => board.key === c.req.valid('param').board)!), 200)
  })
}
