import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { HeldReply } from './held.ts'
import { listHeld } from './held.queries.ts'
import { reschedule } from './reschedule.ts'
import { takeBack } from './take-back.ts'

const HeldOut = z
  .object({
    id: z.int(),
    staffName: z.string(),
    body: z.string(),
    choices: z.array(z.string()).openapi({ description: '返事のボタン' }),
    files: z.array(z.string()),
    scheduled: z.boolean().openapi({ description: '日時を決めた予約。false: 取り消せる間だけ待っている' }),
    sendAfter: z.iso.datetime({ offset: true }),
    version,
  })
  .openapi('HeldReply')

const heldOut = ({ id, staffName, body, choices, files, scheduled, sendAfter, version }: HeldReply) => ({
  id,
  staffName,
  body,
  choices,
  files,
  scheduled,
  sendAfter: sendAfter.toString(),
  version,
})

const one = z.object({ id: id(), reply: id('reply') })

/** 送信前の返信 for other programs. */
export function heldApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/held-replies',
    operationId: 'listHeldReplies',
    summary: 'まだ送られていない返信',
    request: { params: z.object({ id: id() }) },
    responses: {
      ...json('まだ送られていない返信', z.object({ items: z.array(HeldOut) })),
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const conversation = await getThread(c.var.db, c.var.staff, c.req.valid('param').id)
    return c.json({ items: (await listHeld(c.var.db, conversation)).map(heldOut) }, 200)
  })

  const removal = createRoute({
    ...needs('conversations:reply'),
    method: 'delete',
    path: '/conversations/{id}/held-replies/{reply}',
    operationId: 'takeBackReply',
    summary: '送る前に取り消す(文は下書きに戻る)',
    request: { params: one },
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(removal, async (c) => {
    const { id, reply } = c.req.valid('param')
    await takeBack(c.var.db, c.var.staff, id, reply, c.var.now)
    return c.body(null, 204)
  })

  const change = createRoute({
    ...needs('conversations:reply'),
    method: 'put',
    path: '/conversations/{id}/held-replies/{reply}',
    operationId: 'rescheduleReply',
    summary: '予約した返信を送る日時を変える',
    request: { params: one, body: body(z.object({ sendAt: z.iso.datetime({ offset: true }), version })) },
    responses: { 204: { description: '変えました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { id, reply } = c.req.valid('param')
    const { sendAt, version } = c.req.valid('json')
    const at = { id: reply, version, sendAt: Temporal.Instant.from(sendAt) }
    await reschedule(c.var.db, c.var.staff, id, at, c.var.now)
    return c.body(null, 204)
  })
}
