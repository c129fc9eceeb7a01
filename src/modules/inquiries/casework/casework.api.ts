import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { languages } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { correctLanguage } from '../languages/correct-language.ts'
import { assign } from './assigning/assign.ts'
import { listColleagues } from './assigning/colleagues.queries.ts'
import { close, reopenConversation } from './closing/close.ts'
import { moveConversation } from './moving/move.ts'
import { LONGEST_NOTE } from './notes/note.ts'
import { setPriority } from './tags/sort.ts'

export const caseworkScopes = { 'conversations:work': '相談の担当・分類・内部メモ・移送・完了を扱う' }

const params = z.object({ id: id() })
const staffId = z.int().positive().nullable()
const seen = z.int().min(0).openapi({ description: '見ている最後のメッセージの id。その後に進んでいれば 409' })
const refusals = problems(401, 403, 404, 409, 422, 429)

const act = (path: string, operationId: string, summary: string) =>
  ({
    ...needs('conversations:work'),
    path: `/conversations/{id}/${path}`,
    operationId,
    summary,
    responses: { 204: { description: 'しました' }, ...refusals },
  }) as const

/** 対応 for other programs: whose it is, where it goes, when it is over. */
export function caseworkApi(api: ApiHono): void {
  const colleagues = createRoute({
    ...needs('conversations:work'),
    method: 'get',
    path: '/conversations/{id}/colleagues',
    operationId: 'listColleagues',
    summary: '担当にでき、メモで知らせることのできる職員',
    request: { params },
    responses: {
      ...json('職員', z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(colleagues, async (c) => {
    const { db, now, staff } = c.var
    const { sectionId } = await getConversation(db, staff, c.req.valid('param').id)
    const found = await listColleagues(db, sectionId, dateInTokyo(now))
    return c.json({ items: found.map((one) => ({ id: one.id, name: one.name })) }, 200)
  })

  const assigning = createRoute({
    ...act('assignee', 'assignConversation', '担当を決める(引き受ける、ほかの人に頼む、手放す)'),
    method: 'put',
    request: {
      params,
      body: body(
        z.object({
          to: staffId.openapi({ description: '担当にする職員の id。null: 担当なし' }),
          was: staffId.openapi({ description: '見ている担当。ほかの人が先に変えていれば 409' }),
        }),
      ),
    },
  })
  api.openapi(assigning, async (c) => {
    const { db, now, staff } = c.var
    await assign(db, now, staff, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })

  const priority = createRoute({
    ...act('urgency', 'setUrgency', '急ぎにする、急ぎをやめる'),
    method: 'put',
    request: { params, body: body(z.object({ urgent: z.boolean() })) },
  })
  api.openapi(priority, async (c) => {
    const { db, now, staff } = c.var
    await setPriority(db, now, staff, c.req.valid('param').id, c.req.valid('json').urgent)
    return c.body(null, 204)
  })

  const speaking = createRoute({
    ...act('language', 'setLanguage', '自動の返事とページの言語を変える(統合した相談にも、相手ごとに)'),
    method: 'put',
    request: { params, body: body(z.object({ language: z.enum(languages) })) },
  })
  api.openapi(speaking, async (c) => {
    const { db, now, staff } = c.var
    await correctLanguage(db, now, staff, c.req.valid('param').id, c.req.valid('json').language)
    return c.body(null, 204)
  })

  const moving = createRoute({
    ...act('moves', 'moveConversation', 'ほかの課へ移す'),
    method: 'post',
    request: {
      params,
      body: body(
        z.object({
          section: z.int().positive().openapi({ description: '移す先の課の id' }),
          reason: z.string().max(LONGEST_NOTE).openapi({ description: '理由。移した先の職員が読みます' }),
          seen,
        }),
      ),
    },
  })
  api.openapi(moving, async (c) => {
    const { municipality, now, staff } = c.var
    const { seen, ...form } = c.req.valid('json')
    await moveConversation(municipality, now, staff, c.req.valid('param').id, asTyped(form), seen)
    return c.body(null, 204)
  })

  const closing = createRoute({
    ...act('closing', 'closeConversation', '完了にする'),
    method: 'post',
    request: {
      params,
      body: body(
        z.object({
          seen,
          unanswered: z
            .boolean()
            .default(false)
            .openapi({ description: '相手が返信を待っていても、返信せずに完了にする' }),
          quietly: z.boolean().default(false).openapi({ description: '町が満足度をきいていても、きかずに完了にする' }),
        }),
      ),
    },
  })
  api.openapi(closing, async (c) => {
    const { municipality, now, staff } = c.var
    await close(municipality, now, staff, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })

  const reopening = createRoute({
    ...act('closing/removal', 'reopenConversation', '再開する'),
    method: 'post',
    request: { params },
  })
  api.openapi(reopening, async (c) => {
    const { db, now, staff } = c.var
    await reopenConversation(db, now, staff, c.req.valid('param').id)
    return c.body(null, 204)
  })
}
