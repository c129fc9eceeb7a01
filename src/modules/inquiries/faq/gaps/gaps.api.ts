import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { Refusal } from '#lib/refusal.ts'
import { EDIT } from '../faq.api.ts'
import { LANGUAGES } from '../faq.ts'
import { closeAsExisting, leaveOut } from './close-gaps.ts'
import { type GapGroup, LONGEST_REASON, MOST_READ, MOST_TOGETHER, ORDERS, type Order } from './gap.ts'
import { viewGaps } from './view-gaps.ts'

/** The words are residents' own: whoever reads them may read conversations. */
const READ_TALKS = 'conversations:read'

const GroupOut = z
  .object({
    words: z.string().openapi({ description: '最も新しい質問の言葉' }),
    lang: z.enum(Object.keys(LANGUAGES) as [keyof typeof LANGUAGES]),
    times: z.int().openapi({ description: '聞かれた回数' }),
    gaps: z.array(
      z.object({
        id: z.int(),
        words: z.string(),
        times: z.int(),
        happenedAt: z.string().openapi({ format: 'date-time' }),
        conversationId: z.int().nullable().openapi({ description: 'null: よくある質問のページでの検索' }),
        section: z.string().nullable(),
      }),
    ),
  })
  .openapi('FaqGapGroup')

const groupOut = ({ gaps, times }: GapGroup): z.infer<typeof GroupOut> => ({
  words: gaps[0]!.words,
  lang: gaps[0]!.lang,
  times,
  gaps: gaps.map(({ id, words, times: often, happenedAt, conversationId, section }) => ({
    id,
    words,
    times: often,
    happenedAt: happenedAt.toString(),
    conversationId,
    section,
  })),
})

const Closing = z.object({
  gaps: z.array(z.int().positive()).min(1).max(MOST_TOGETHER),
  faq: z.int().positive().optional().openapi({ description: 'すでにある: 公開中のよくある質問' }),
  reason: z
    .string()
    .max(LONGEST_REASON)
    .optional()
    .openapi({ description: '載せない理由。faq と reason のどちらか一つ' }),
})

/** 答えがなかった質問 for other programs; `POST /faqs` with `gaps` writes an answer for them. */
export function gapsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(EDIT, READ_TALKS),
    method: 'get',
    path: '/faq-gaps',
    operationId: 'listFaqGaps',
    summary: `答えがなかった質問(新しいものから ${MOST_READ} 件を、似たものどうしでまとめる)`,
    request: { query: z.object({ order: z.enum(Object.keys(ORDERS) as [Order, ...Order[]]).default('often') }) },
    responses: {
      ...json('答えがなかった質問', z.object({ items: z.array(GroupOut) })),
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { groups } = await viewGaps(c.var.db, c.var.staff, c.req.valid('query').order)
    return c.json({ items: groups.map(groupOut) }, 200)
  })

  const close = createRoute({
    ...needs(EDIT, READ_TALKS),
    method: 'post',
    path: '/faq-gap-closings',
    operationId: 'closeFaqGaps',
    summary: '答えがなかった質問を片づける(すでにある、または載せない)',
    request: { body: body(Closing) },
    responses: { ...json('片づけた数', z.object({ closed: z.int() })), ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(close, async (c) => {
    const { db, now, staff } = c.var
    const { gaps, faq, reason } = c.req.valid('json')
    if ((faq === undefined) === (reason === undefined))
      throw new Refusal(422, 'faq(すでにある)か reason(載せない)の、どちらか一つを指定してください。')
    const closed =
      faq === undefined
        ? await leaveOut(db, now, staff, gaps, reason ?? '')
        : await closeAsExisting(db, now, staff, gaps, { faq })
    return c.json({ closed }, 200)
  })
}
