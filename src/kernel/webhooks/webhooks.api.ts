import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import { coversWholeTown } from '../administration/whole-town.ts'
import { asTyped, body, id, json, keysOf, version } from '../api/json.ts'
import { needs, needsShownOnce } from '../api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '../api/paging.ts'
import { problems } from '../api/problem.ts'
import type { ApiHono } from '../http/api.ts'
import type { ApiEnv } from '../http/env.ts'
import type { Program } from '../program.ts'
import { type Delivery, listDeliveries } from './deliveries.queries.ts'
import { listEndpoints } from './endpoints.queries.ts'
import { pauseEndpoint, removeEndpoint, renew, resumeEndpoint, sendAgain, tryEndpoint } from './handle-endpoint.ts'
import { messageIdOf } from './message.ts'
import { addEndpoint, changeEndpoint, getEndpoint } from './save-endpoint.ts'
import { type Endpoint, type EventKinds, PAUSES, STATES, TRIAL } from './webhook.ts'

const moment = z.string().nullable()
const FieldsIn = z.object({
  name: z.string(),
  url: z.string().openapi({ description: 'https で、外から届く住所', example: 'https://example.jp/hooks/madoguchi' }),
  kinds: z.array(z.string()).openapi({ description: '知らせる出来事', example: ['inquiry.received'] }),
  section: z.int().nullable().default(null).openapi({ description: '課(その下も含む)。null は町全体' }),
})

const EndpointOut = z
  .object({
    id: z.int(),
    name: z.string(),
    url: z.string(),
    kinds: z.array(z.string()),
    section: z.int().nullable(),
    paused: z.enum(keysOf(PAUSES)).nullable().openapi({ description: '止めた訳。動いていれば null' }),
    failingSince: moment,
    askedAt: moment,
    version: z.int(),
  })
  .openapi('Webhook')

const DeliveryOut = z
  .object({
    id: z.int(),
    messageId: z.string(),
    kind: z.string(),
    happenedAt: z.string(),
    state: z.enum(keysOf(STATES)),
    dueAt: z.string(),
    attempts: z.array(
      z.object({ at: z.string(), tookMs: z.int(), status: z.int().nullable(), fault: z.string().nullable() }),
    ),
  })
  .openapi('WebhookDelivery')

const SecretOut = z.object({
  id: z.int(),
  secret: z.string().openapi({ description: '署名の秘密。答えはこの一度だけ', example: 'whsec_…' }),
})

const out = ({ sectionId, pausedWhy, failingSince, askedAt, id, name, url, kinds, version }: Endpoint) => ({
  id,
  name,
  url,
  kinds,
  version,
  section: sectionId,
  paused: pausedWhy,
  failingSince: failingSince?.toString() ?? null,
  askedAt: askedAt?.toString() ?? null,
})

const deliveryOut = ({ messageId, happenedAt, dueAt, attempts, id, kind, state }: Delivery) => ({
  id,
  kind,
  state,
  messageId: messageIdOf(messageId),
  happenedAt: happenedAt.toString(),
  dueAt: dueAt.toString(),
  attempts: attempts.map(({ at, ...attempt }) => ({ at: at.toString(), ...attempt })),
})

async function requireSettings(c: Context<ApiEnv>): Promise<void> {
  if (!(await coversWholeTown(c.var.db, c.var.staff, 'settings')))
    throw new Refusal(403, '町の設定をする職務がありません。')
}

const HOW = `届く本文は {"id","type","timestamp","data":{"conversation","section","url"}} だけで、住民の名前も書いたことも入りません。中身は url を、トークンを付けて読みます。
署名は Standard Webhooks のとおりです。webhook-id、webhook-timestamp と本文を「.」でつなぎ、秘密(whsec_ より後を base64 で戻したもの)の HMAC-SHA256 を base64 にしたものが、webhook-signature の v1, より後のどれかと同じで、時刻が5分より離れていなければ本物です。
例 (Node.js): createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(id + '.' + timestamp + '.' + body).digest('base64')
10秒のうちに 2xx で答えてください。答えがなければ、同じ webhook-id でおよそ1日に12回まで送ります。二度届いても困らないように、webhook-id を覚えてください。`

/** 外部システムへの通知 for other programs, of whoever may change the settings of the town. */
export function webhooksApi(program: Program, api: ApiHono, kinds: EventKinds): void {
  const allowed = { settings: program.settings, kinds }
  const here = z.object({ id: id() })
  const done = { 204: { description: 'しました' } }
  const made = { 201: { description: '秘密', content: { 'application/json': { schema: SecretOut } } } }

  const list = createRoute({
    ...needs('webhooks:read'),
    method: 'get',
    path: '/webhooks',
    operationId: 'listWebhooks',
    summary: '外部システムへの通知の送り先',
    description: HOW,
    responses: { ...json('送り先', z.object({ items: z.array(EndpointOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    await requireSettings(c)
    return c.json({ items: (await listEndpoints(c.var.db)).map(out) }, 200)
  })

  const add = createRoute({
    ...needsShownOnce('webhooks:write'),
    method: 'post',
    path: '/webhooks',
    operationId: 'addWebhook',
    summary: '送り先を加える',
    description: `知らせる出来事は ${Object.entries(kinds)
      .map(([kind, words]) => `${kind}(${words})`)
      .join('、')}。名前は送り先ごとに違うものにします。`,
    request: { body: body(FieldsIn) },
    responses: { ...made, ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(add, async (c) => {
    await requireSettings(c)
    const { db, now, staff } = c.var
    const typed = asTyped(c.req.valid('json'))
    return c.json(await addEndpoint(db, now, staff, program.sealer, typed, allowed), 201)
  })

  const change = createRoute({
    ...needs('webhooks:write'),
    method: 'put',
    path: '/webhooks/{id}',
    operationId: 'changeWebhook',
    summary: '送り先を変える',
    request: { params: here, body: body(FieldsIn.extend({ version })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    await requireSettings(c)
    const { db, now, staff } = c.var
    await changeEndpoint(db, now, staff, c.req.valid('param').id, asTyped(c.req.valid('json')), allowed)
    return c.body(null, 204)
  })

  const secret = createRoute({
    ...needsShownOnce('webhooks:write'),
    method: 'post',
    path: '/webhooks/{id}/secret',
    operationId: 'renewWebhookSecret',
    summary: '署名の秘密を作り直す(24時間は前の秘密でも署名する)',
    request: { params: here },
    responses: { ...made, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(secret, async (c) => {
    await requireSettings(c)
    const { id } = c.req.valid('param')
    return c.json({ id, secret: await renew(c.var.db, c.var.now, c.var.staff, program.sealer, id) }, 201)
  })

  for (const [method, path, operationId, summary, use] of [
    ['put', '/webhooks/{id}/pause', 'pauseWebhook', '止める(その間の出来事は再開したときに送る)', pauseEndpoint],
    ['delete', '/webhooks/{id}/pause', 'resumeWebhook', '再開する', resumeEndpoint],
    ['post', '/webhooks/{id}/trials', 'tryWebhook', '試しに送る', tryEndpoint],
    ['delete', '/webhooks/{id}', 'removeWebhook', '送り先を、送った記録とともに消す', removeEndpoint],
  ] as const) {
    const handling = createRoute({
      ...needs('webhooks:write'),
      method,
      path,
      operationId,
      summary,
      request: { params: here },
      responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
    })
    api.openapi(handling, async (c) => {
      await requireSettings(c)
      await use(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
      return c.body(null, 204)
    })
  }

  const deliveries = createRoute({
    ...needs('webhooks:read'),
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    operationId: 'listWebhookDeliveries',
    summary: '送ったもの(新しい順、30日)',
    request: {
      params: here,
      query: Paging.extend({
        state: z.enum(keysOf(STATES)).optional(),
        kind: z.enum([TRIAL, ...Object.keys(kinds)]).optional(),
      }),
    },
    responses: { ...json('送ったもの', pageOf(DeliveryOut)), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(deliveries, async (c) => {
    await requireSettings(c)
    const { limit, cursor, state, kind } = c.req.valid('query')
    const { id } = await getEndpoint(c.var.db, c.req.valid('param').id)
    const before = readCursor(z.int().positive(), cursor)
    const rows = await listDeliveries(c.var.db, id, { state, kind, before, limit: limit + 1 })
    return c.json(
      toPage(rows.map(deliveryOut), limit, (last) => last.id),
      200,
    )
  })

  const again = createRoute({
    ...needs('webhooks:write'),
    method: 'post',
    path: '/webhooks/{id}/deliveries/{delivery}/resending',
    operationId: 'resendWebhook',
    summary: 'もう一度送る(同じ webhook-id で)',
    request: { params: z.object({ id: id(), delivery: id('delivery') }) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(again, async (c) => {
    await requireSettings(c)
    const { id, delivery } = c.req.valid('param')
    await sendAgain(c.var.db, c.var.now, c.var.staff, id, delivery)
    return c.body(null, 204)
  })
}
