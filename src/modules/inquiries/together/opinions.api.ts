import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json, keysOf } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { messageOut, MessageOut } from '../conversations/message-out.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { askOpinions } from './ask-opinions.ts'
import { giveOpinion } from './give-opinion.ts'
import { noteAsked } from './note-asked.ts'
import { openAsked } from './open-asked.ts'
import { LONGEST_OPINION, MOST_ASKED, type OpinionRequest, OUTCOMES } from './opinion.ts'
import { listOwedOpinions, listRequests } from './opinion-requests.queries.ts'
import { withdrawRequest } from './withdraw-request.ts'

const instant = z.string().openapi({ format: 'date-time' })

const RequestOut = z
  .object({
    id: z.int(),
    conversationId: z.int(),
    fromSection: z.string().openapi({ description: '求めた課。相談を担当する課' }),
    section: z.string().openapi({ description: '求められた課' }),
    askedBy: z.string(),
    askedAt: instant,
    question: z.string(),
    wishedOn: z.string().openapi({ format: 'date', description: '希望日' }),
    outcome: z.enum(keysOf(OUTCOMES)).nullable().openapi({
      description: 'null: 待っている。given: 意見が返った。ほかは、取下げ、相談の完了、移動、機密扱い',
    }),
    endedAt: instant.nullable(),
    endedBy: z.string().nullable(),
    opinion: z.string(),
  })
  .openapi('OpinionRequest')

const requestOut = (request: OpinionRequest): z.infer<typeof RequestOut> => ({
  id: request.id,
  conversationId: request.conversationId,
  fromSection: request.fromSection,
  section: request.section,
  askedBy: request.askedBy,
  askedAt: request.askedAt.toString(),
  question: request.question,
  wishedOn: request.wishedOn.toString(),
  outcome: request.outcome,
  endedAt: request.endedAt?.toString() ?? null,
  endedBy: request.endedBy,
  opinion: request.opinion,
})

const params = z.object({ id: id() })
const list = z.object({ items: z.array(RequestOut) })
const LONGEST_LIST = 100

/** 合議 for other programs: below the conversation for whoever asks, below the request for whoever is asked. */
export function opinionsApi(api: ApiHono): void {
  const asking = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/opinion-requests',
    operationId: 'askOpinions',
    summary: 'ほかの課に意見を求める(合議)',
    request: {
      params,
      body: body(
        z.object({
          sections: z.array(z.int().positive()).min(1).max(MOST_ASKED).openapi({ description: '求める課の id' }),
          question: z.string().max(LONGEST_OPINION),
          wishedOn: z.iso.date().openapi({ description: '希望日' }),
        }),
      ),
    },
    responses: {
      201: {
        description: '求めました',
        content: { 'application/json': { schema: z.object({ ids: z.array(z.int()) }) } },
      },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(asking, async (c) => {
    const { db, now, staff } = c.var
    const { sections, question, wishedOn } = c.req.valid('json')
    const typed = { asked: sections.map(String), question: [question], wished: [wishedOn] }
    return c.json({ ids: await askOpinions(db, now, staff, c.req.valid('param').id, typed, randomUUID()) }, 201)
  })

  const ofConversation = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/opinion-requests',
    operationId: 'listOpinionRequests',
    summary: '相談について求めた意見',
    request: { params },
    responses: { ...json('合議', list), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(ofConversation, async (c) => {
    const conversation = await getConversation(c.var.db, c.var.staff, c.req.valid('param').id)
    return c.json({ items: (await listRequests(c.var.db, conversation)).map(requestOut) }, 200)
  })

  const withdrawal = createRoute({
    ...needs('conversations:work'),
    method: 'delete',
    path: '/conversations/{id}/opinion-requests/{request}',
    operationId: 'withdrawOpinionRequest',
    summary: '合議を取り下げる',
    request: { params: z.object({ id: id(), request: id('request') }) },
    responses: { 204: { description: '取り下げました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(withdrawal, async (c) => {
    const { id, request } = c.req.valid('param')
    await withdrawRequest(c.var.db, c.var.now, c.var.staff, id, request)
    return c.body(null, 204)
  })

  const owed = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/opinion-requests',
    operationId: 'listOwedOpinions',
    summary: '自分の課が意見を求められている合議(希望日の早いものから)',
    responses: { ...json('合議', list), ...problems(401, 403, 422, 429) },
  })
  api.openapi(owed, async (c) => {
    const { db, now, staff } = c.var
    return c.json({ items: (await listOwedOpinions(db, now, staff, LONGEST_LIST)).map(requestOut) }, 200)
  })

  const one = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/opinion-requests/{id}',
    operationId: 'getOpinionRequest',
    summary: '求められた合議と、その相談の新しいやりとり',
    request: { params },
    responses: {
      ...json('合議とやりとり', z.object({ request: RequestOut, messages: z.array(MessageOut) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(one, async (c) => {
    const { db, now, staff } = c.var
    const { request, messages } = await openAsked(db, now, staff, c.req.valid('param').id, { watched: true })
    return c.json({ request: requestOut(request), messages: messages.map(messageOut) }, 200)
  })

  const giving = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/opinion-requests/{id}/opinion',
    operationId: 'giveOpinion',
    summary: '意見を返す(合議は終わる)',
    request: { params, body: body(z.object({ opinion: z.string().max(LONGEST_OPINION) })) },
    responses: { 204: { description: '返しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(giving, async (c) => {
    const { db, now, staff } = c.var
    await giveOpinion(db, now, staff, c.req.valid('param').id, { opinion: [c.req.valid('json').opinion] })
    return c.body(null, 204)
  })

  const noting = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/opinion-requests/{id}/notes',
    operationId: 'noteAskedConversation',
    summary: '意見を求められた相談に内部メモを残す',
    request: {
      params,
      body: body(z.object({ text: z.string(), mentions: z.array(z.int().positive()).max(100).default([]) })),
    },
    responses: {
      201: { description: '残しました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(noting, async (c) => {
    const { db, now, staff } = c.var
    const { text, mentions } = c.req.valid('json')
    const typed = { note: [text], mention: mentions.map(String) }
    return c.json({ id: await noteAsked(db, now, staff, c.req.valid('param').id, typed, randomUUID()) }, 201)
  })
}
