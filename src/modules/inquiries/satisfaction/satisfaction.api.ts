import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, TimePlace, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import { json } from '#kernel/api/json.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { type Given, listGiven } from './answers.queries.ts'
import { ANSWERS } from './satisfaction.ts'

const AnswerOut = z
  .object({
    id: z.int(),
    conversation: z.int().nullable().openapi({ description: '相談の id。null: ほかの課へ移った' }),
    section: z.string().openapi({ description: '答えた課' }),
    answer: z.enum(ANSWERS).openapi({ description: '解決した、だいたい解決した、解決していない' }),
    comment: z.string(),
    askedAgain: z.boolean().openapi({ description: '解決していないので、もう一度たずねた' }),
    answeredAt: z.iso.datetime({ offset: true }),
  })
  .openapi('SatisfactionAnswer')

const answerOut = ({ id, conversation, section, answer, comment, askedAgain, answeredAt }: Given) => ({
  id,
  conversation,
  section,
  answer,
  comment,
  askedAgain,
  answeredAt: answeredAt.toString(),
})

/** 満足度 for other programs: what residents answered, to those who may see it in the console. */
export function satisfactionApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/satisfaction-answers',
    operationId: 'listSatisfactionAnswers',
    summary: '完了にした相談の満足度とひとこと(新しい順)',
    request: { query: Paging.extend({ answer: z.enum(ANSWERS).optional() }) },
    responses: { ...json('満足度', pageOf(AnswerOut)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor, answer } = c.req.valid('query')
    const after = readCursor(TimePlace, cursor)
    const rows = await listGiven(c.var.db, c.var.staff, { limit: limit + 1, after, answer })
    const page = toPage(rows, limit, ({ answeredAt, id }) => [answeredAt.toString(), id])
    return c.json({ ...page, items: page.items.map(answerOut) }, 200)
  })
}
