import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { decideReply } from './decide-reply.ts'
import type { ProposedReply } from './decision.ts'
import { markDecided, unmarkDecided } from './mark.ts'
import { openDecision } from './open-decision.ts'
import { listProposed } from './proposed.queries.ts'
import { withdrawReply } from './withdraw-reply.ts'

/** The newest of a conversation; older ones are read on the desk. */
const MOST = 100

const instant = z.string().openapi({ format: 'date-time' })

const shape = {
  id: z.int(),
  proposal: z.int().openapi({ description: '起案の番号。/proposals で差戻しや却下ができる' }),
  state: z.enum(['proposed', 'returned', 'decided', 'given_up']).openapi({
    description: '決裁待ち、差戻し、決裁済み、取下げか却下',
  }),
  author: z.string(),
  body: z.string().openapi({ description: '決裁を待つ文。ほかの状態では空' }),
  choices: z.array(z.string()).openapi({ description: '返事のボタン' }),
  files: z.array(z.string()),
  sendAt: instant.nullable().openapi({ description: '決めてある送る日時' }),
  decidedBy: z.string().nullable(),
  decidedWords: z.string().nullable().openapi({ description: '決裁した人が直した文。null: 直していない' }),
  returnedFor: z.string().nullable().openapi({ description: '差戻しの理由' }),
  proposedAt: instant,
}
const ProposedOut = z.object(shape).openapi('ProposedReply')
const ToDecide = z
  .object({
    ...shape,
    step: z.int().nullable().openapi({ description: '自分の番ならその段階の番号。操作に添える' }),
    newer: z.boolean().openapi({ description: '返信案のあとに、相手から続きが届いている' }),
    messages: z.array(
      z.object({ id: z.int(), author: z.enum(['resident', 'staff', 'system']), body: z.string(), at: instant }),
    ),
  })
  .openapi('ReplyToDecide')

const proposedOut = (one: ProposedReply) => ({
  id: one.id,
  proposal: one.proposalId,
  state: one.state,
  author: one.author,
  body: one.body,
  choices: one.choices,
  files: one.files,
  sendAt: one.sendAt?.toString() ?? null,
  decidedBy: one.decidedBy,
  decidedWords: one.decidedWords,
  returnedFor: one.handedBack?.words ?? null,
  proposedAt: one.proposedAt.toString(),
})

const ofConversation = z.object({ id: id() })

/** 返信の決裁 for other programs. */
export function decisionsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/proposed-replies',
    operationId: 'listProposedReplies',
    summary: '決裁に回した返信案(新しい順)',
    request: { params: ofConversation },
    responses: {
      ...json('返信案', z.object({ items: z.array(ProposedOut) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const conversation = await getThread(c.var.db, c.var.staff, c.req.valid('param').id)
    return c.json({ items: (await listProposed(c.var.db, conversation, MOST)).map(proposedOut) }, 200)
  })

  const removal = createRoute({
    ...needs('conversations:reply'),
    method: 'delete',
    path: '/conversations/{id}/proposed-replies/{reply}',
    operationId: 'withdrawProposedReply',
    summary: '返信案を取り下げる(文は下書きに戻る)',
    request: { params: z.object({ id: id(), reply: id('reply') }) },
    responses: { 204: { description: '取り下げました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(removal, async (c) => {
    const { id, reply } = c.req.valid('param')
    await withdrawReply(c.var.municipality, c.var.now, c.var.staff, id, reply)
    return c.body(null, 204)
  })

  const mark = createRoute({
    ...needs('conversations:reply'),
    method: 'put',
    path: '/conversations/{id}/decision-mark',
    operationId: 'markForDecision',
    summary: '要決裁にする: この相談の返信は、決裁してから送る',
    request: { params: ofConversation },
    responses: { 204: { description: '要決裁にしました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(mark, async (c) => {
    await markDecided(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const unmark = createRoute({
    ...needs('conversations:reply'),
    method: 'delete',
    path: '/conversations/{id}/decision-mark',
    operationId: 'unmarkForDecision',
    summary: '要決裁をやめる(決裁する人だけ)',
    request: { params: ofConversation },
    responses: { 204: { description: '要決裁をやめました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(unmark, async (c) => {
    await unmarkDecided(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const show = createRoute({
    ...needs('proposals:read'),
    method: 'get',
    path: '/proposed-replies/{id}',
    operationId: 'getProposedReply',
    summary: '返信案と、その相談の新しいやりとり(決裁の経路にいる人)',
    description: '読んだことは監査証跡に残ります。',
    request: { params: ofConversation },
    responses: { ...json('返信案', ToDecide), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(show, async (c) => {
    const view = await openDecision(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    const messages = view.messages.map(({ id, author, body, occurredAt }) => ({
      id,
      author,
      body,
      at: occurredAt.toString(),
    }))
    const { proposed, turn, newer } = view
    return c.json({ ...proposedOut(proposed), step: turn?.step.id ?? null, newer, messages }, 200)
  })

  const decision = createRoute({
    ...needs('proposals:act'),
    method: 'post',
    path: '/proposed-replies/{id}/decision',
    operationId: 'decideReply',
    summary: '返信案を決裁して送る(文を直してもよい)',
    request: {
      params: ofConversation,
      body: body(
        z.object({
          step: z.int().openapi({ description: '読んだときの step。先に進んでいれば 409' }),
          seen: z.int().min(0).openapi({ description: '読んだうちで最も新しい発言の番号。そのあとに届いていれば 409' }),
          text: z.string().max(LONGEST_REPLY).optional().openapi({ description: '直した文。なければ、返信案のまま' }),
          words: z.string().max(2_000).default('').openapi({ description: '意見' }),
        }),
      ),
    },
    responses: { 204: { description: '済みました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(decision, async (c) => {
    const { step, ...form } = c.req.valid('json')
    await decideReply(c.var.municipality, c.var.now, c.var.staff, c.req.valid('param').id, { ...form, stepId: step })
    return c.body(null, 204)
  })
}
