import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Faq, LANGUAGES, LONGEST, readFaq, STATES, wordsOf } from './faq.ts'
import { getFaq, listFaqs } from './faqs.queries.ts'
import { MOST_TOGETHER } from './gaps/gap.ts'
import { publishFaq, withdrawFaq } from './publish-faq.ts'
import { readNext } from './reviews/review.ts'
import { reviewFaq } from './reviews/review-faq.ts'
import { changeFaq, writeFaq } from './save-faq.ts'

export const READ = 'faqs:read'
export const EDIT = 'faqs:edit'
export const scopes = { [READ]: 'よくある質問を読む', [EDIT]: 'よくある質問を書き、公開し、取り込む' }

const keysOf = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as [Key, ...Key[]]

const said = {
  lang: z.enum(keysOf(LANGUAGES)),
  category: z.string().min(1).max(LONGEST.category),
  question: z.string().min(1).max(LONGEST.question),
  answer: z.string().min(1).max(LONGEST.answer),
  keywords: z.array(z.string().min(1).max(LONGEST.keyword)).max(LONGEST.keywords),
}
const words = z.object(said)
const seen = z.object({ version: z.int().openapi({ description: '見たときの version。変わっていたら 409' }) })

const FaqOut = z
  .object({
    id: z.int(),
    key: z.uuid().openapi({ description: 'ほかの町に取り込まれても変わらない' }),
    section: z.string(),
    state: z.enum(keysOf(STATES)),
    ahead: z.boolean().openapi({ description: '公開した内容と違う変更がある' }),
    ...said,
    reviewOn: z.string().nullable().openapi({ format: 'date', description: '見直し日' }),
    version: z.int(),
    changedAt: z.string().openapi({ format: 'date-time' }),
  })
  .openapi('Faq')

const faqOut = (faq: Faq) => ({
  id: faq.id,
  key: faq.key,
  section: faq.section,
  state: faq.state,
  ahead: faq.isAhead,
  ...wordsOf(faq),
  reviewOn: faq.reviewOn?.toString() ?? null,
  version: faq.version,
  changedAt: faq.changedAt.toString(),
})

const typedOf = ({ keywords, ...rest }: z.output<typeof words>) => ({
  ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value]])),
  keywords: [keywords.join('、')],
})

const params = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
})
const faq = json('よくある質問', FaqOut)

/** よくある質問 for other programs: the same use cases as the console. */
export function faqApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/faqs',
    operationId: 'listFaqs',
    summary: '受け持つ課のよくある質問',
    request: {
      query: Paging.extend({
        state: z.enum(keysOf(STATES)).optional(),
        due: z.literal('true').optional().openapi({ description: '見直しの日が来たものだけ' }),
      }),
    },
    responses: { ...json('よくある質問', pageOf(FaqOut)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor, state, due } = c.req.valid('query')
    const dueBy = due && dateInTokyo(c.var.now)
    const after = readCursor(z.int(), cursor) ?? 0
    const page = toPage(
      await listFaqs(c.var.db, c.var.staff, { state, dueBy, after, limit: limit + 1 }),
      limit,
      ({ id }) => id,
    )
    return c.json({ ...page, items: page.items.map(faqOut) }, 200)
  })

  const write = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faqs',
    operationId: 'writeFaq',
    summary: '下書きを書く',
    request: {
      body: body(
        words.extend({
          sectionId: z.int(),
          gaps: z
            .array(z.int().positive())
            .max(MOST_TOGETHER)
            .optional()
            .openapi({ description: 'これで片づく、答えがなかった質問' }),
        }),
      ),
    },
    responses: { ...faq, ...problems(401, 403, 422, 429) },
  })
  api.openapi(write, async (c) => {
    const { db, now, staff } = c.var
    const { sectionId, gaps, ...typed } = c.req.valid('json')
    const id = await writeFaq(db, now, staff, readFaq(typedOf(typed)), sectionId, gaps)
    return c.json(faqOut(await getFaq(db, staff, id)), 200)
  })

  const change = createRoute({
    ...needs(EDIT),
    method: 'put',
    path: '/faqs/{id}',
    operationId: 'changeFaq',
    summary: '変える(公開した内容は、公開するまで変わらない)',
    request: { params, body: body(words.extend(seen.shape)) },
    responses: { ...faq, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    const { version, ...typed } = c.req.valid('json')
    await getFaq(db, staff, id)
    await changeFaq(db, now, staff, { id, version }, readFaq(typedOf(typed)))
    return c.json(faqOut(await getFaq(db, staff, id)), 200)
  })

  const publications = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faqs/{id}/publications',
    operationId: 'publishFaq',
    summary: '公開する',
    request: { params, body: body(seen) },
    responses: { ...faq, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(publications, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    await publishFaq(db, now, staff, { id, ...c.req.valid('json') })
    return c.json(faqOut(await getFaq(db, staff, id)), 200)
  })

  const withdrawal = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faqs/{id}/withdrawal',
    operationId: 'withdrawFaq',
    summary: '取り下げる',
    request: { params, body: body(seen) },
    responses: { ...faq, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(withdrawal, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    await withdrawFaq(db, now, staff, { id, ...c.req.valid('json') })
    return c.json(faqOut(await getFaq(db, staff, id)), 200)
  })

  const reviews = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faqs/{id}/reviews',
    operationId: 'reviewFaq',
    summary: '公開中の内容を、このままでよいとする',
    request: {
      params,
      body: body(
        seen.extend({
          next: z.string().max(10).optional().openapi({ format: 'date', description: '次の見直し日。なければ 1 年後' }),
        }),
      ),
    },
    responses: { ...faq, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(reviews, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    const { version, next = '' } = c.req.valid('json')
    await getFaq(db, staff, id)
    await reviewFaq(db, now, staff, { id, version }, readNext({ next: [next] }, now))
    return c.json(faqOut(await getFaq(db, staff, id)), 200)
  })
}
