import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import { type ApiHono, day } from '#kernel/http/api.ts'
import { hasDuty, type Staff } from '#kernel/identity/staff.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Call, LONGEST_ABOUT } from './call.ts'
import { callBack } from './call-back.ts'
import { getCall, listCalls } from './calls.queries.ts'
import { recordCall } from './record-call.ts'
import { strikeCall } from './strike-call.ts'

export const callScopes = { 'calls:read': '電話の記録を読む', 'calls:write': '電話の記録を残す' }

const callback = z.enum(['none', 'needed', 'done']).openapi({ description: '折り返し: 要らない、要る、済んだ' })

const CallOut = z
  .object({
    id: z.int(),
    section: z.string(),
    about: z.string(),
    callback,
    repeat: z.boolean(),
    takenAt: z.string().openapi({ format: 'date-time' }),
    takenBy: z.string(),
  })
  .openapi('Call')

const callOut = ({ id, section, about, callback, isRepeat, takenAt, takenBy }: Call) =>
  ({ id, section, about, callback, repeat: isRepeat, takenAt: takenAt.toString(), takenBy }) satisfies z.infer<
    typeof CallOut
  >

function requireAnswer(staff: Staff): void {
  if (!hasDuty(staff, 'answer')) throw new Refusal(403, '相談に答える職務がありません。')
}

const params = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
})

/** 電話の記録 for other programs, such as a telephone exchange. */
export function callsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('calls:read'),
    method: 'get',
    path: '/calls',
    operationId: 'listCalls',
    summary: '一日の電話の記録(新しい順)',
    request: { query: z.object({ day: day.optional().openapi({ description: 'なければきょう' }) }) },
    responses: { ...json('電話の記録', z.object({ items: z.array(CallOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    requireAnswer(c.var.staff)
    const { day } = c.req.valid('query')
    const calls = await listCalls(c.var.db, c.var.staff, day ? Temporal.PlainDate.from(day) : dateInTokyo(c.var.now))
    return c.json({ items: calls.map(callOut) }, 200)
  })

  const add = createRoute({
    ...needs('calls:write'),
    method: 'post',
    path: '/calls',
    operationId: 'recordCall',
    summary: '電話を記録する',
    request: {
      body: body(
        z.object({
          callback,
          repeat: z.boolean().default(false).openapi({ description: '前にも同じ用件で電話があった' }),
          about: z
            .string()
            .max(LONGEST_ABOUT)
            .default('')
            .openapi({ description: '用件を一行で。個人の情報は書かない' }),
          section: z.int().optional().openapi({ description: '課。なければ、答える職務のある課の一つめ' }),
        }),
      ),
    },
    responses: {
      201: { description: '記録しました', content: { 'application/json': { schema: CallOut } } },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(add, async (c) => {
    requireAnswer(c.var.staff)
    const { callback, repeat, about, section } = c.req.valid('json')
    const form = {
      callback,
      about,
      repeat: repeat ? '1' : undefined,
      section: section === undefined ? '' : String(section),
      key: randomUUID(),
    }
    const id = await recordCall(c.var.db, c.var.now, c.var.staff, form)
    return c.json(callOut(await getCall(c.var.db, c.var.staff, id)), 201)
  })

  for (const [path, operationId, summary, use] of [
    ['return', 'returnCall', '折り返したことを記録する', callBack],
    ['removal', 'strikeCall', '誤って残した、きょうの記録を取り消す', strikeCall],
  ] as const) {
    const act = createRoute({
      ...needs('calls:write'),
      method: 'post',
      path: `/calls/{id}/${path}`,
      operationId,
      summary,
      request: { params },
      responses: { 204: { description: '記録しました' }, ...problems(401, 403, 404, 409, 422, 429) },
    })
    api.openapi(act, async (c) => {
      requireAnswer(c.var.staff)
      await use(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
      return c.body(null, 204)
    })
  }
}
