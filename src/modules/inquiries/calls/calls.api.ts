import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import { type ApiHono, day } from '#kernel/http/api.ts'
import { hasDuty, type Staff } from '#kernel/identity/staff.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { answerInWriting } from './answer-in-writing.ts'
import { callBack } from './attempts/try-call.ts'
import { type Call, LONGEST_ABOUT, LONGEST_NAME } from './call.ts'
import { getCall, listCalls } from './calls.queries.ts'
import { giveUp } from './give-up.ts'
import { recordCall } from './record-call.ts'
import { strikeCall } from './strike-call.ts'

export const callScopes = { 'calls:read': '電話の記録を読む', 'calls:write': '電話の記録を残す' }

const callback = z.enum(['none', 'needed', 'done']).openapi({ description: '折り返し: 要らない、要る、済んだ' })
const moment = z.string().openapi({ format: 'date-time' })

export const CallOut = z
  .object({
    id: z.int(),
    section: z.string(),
    about: z.string(),
    callback,
    repeat: z.boolean(),
    takenAt: moment,
    takenBy: z.string(),
    conversation: z.int().nullable().openapi({ description: '電話メモの相談。番号もお名前もなければ null' }),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    dueAt: moment.nullable().openapi({ description: '折り返しの希望。null は、なるべく早く' }),
    dueAllDay: z.boolean().openapi({ description: 'その日のうちなら、いつでもよい' }),
    wantsWriting: z.boolean().openapi({ description: '文字で答えてほしい' }),
    attempts: z.int().openapi({ description: '折り返しを試みた回数' }),
  })
  .openapi('Call')

export const callOut = ({ id, section, about, callback, isRepeat, takenAt, takenBy, conversationId, ...call }: Call) =>
  ({
    id,
    section,
    about,
    callback,
    repeat: isRepeat,
    takenAt: takenAt.toString(),
    takenBy,
    conversation: conversationId,
    name: call.name,
    phone: call.phone,
    dueAt: call.dueAt?.toString() ?? null,
    dueAllDay: call.dueAllDay,
    wantsWriting: call.wantsWriting,
    attempts: call.attempts,
  }) satisfies z.infer<typeof CallOut>

export function requireAnswer(staff: Staff): void {
  if (!hasDuty(staff, 'answer')) throw new Refusal(403, '相談に答える職務がありません。')
}

export const callParams = z.object({
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
          about: z.string().max(LONGEST_ABOUT).default('').openapi({ description: '用件を一行で' }),
          section: z.int().optional().openapi({ description: '課。なければ、答える職務のある課の一つめ' }),
          phone: z.string().max(40).default('').openapi({ description: '番号。どの書き方でもよい' }),
          name: z.string().max(LONGEST_NAME).default(''),
          conversation: z.int().positive().optional().openapi({ description: 'その方の相談。なければ新しい相談' }),
          dueOn: z.string().max(10).default('').openapi({ description: '折り返す日 2026-11-30' }),
          dueTime: z.string().max(5).default('').openapi({ description: '時刻 14:30。なければその日のうち' }),
        }),
      ),
    },
    responses: {
      201: { description: '記録しました', content: { 'application/json': { schema: CallOut } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(add, async (c) => {
    requireAnswer(c.var.staff)
    const { repeat, section, conversation, dueOn, dueTime, ...said } = c.req.valid('json')
    const id = await recordCall(c.var.db, c.var.now, c.var.staff, {
      ...said,
      repeat: repeat ? '1' : undefined,
      section: section === undefined ? '' : String(section),
      person: conversation === undefined ? 'new' : String(conversation),
      day: dueOn,
      time: dueTime,
      key: randomUUID(),
    })
    return c.json(callOut(await getCall(c.var.db, c.var.staff, c.var.now, id)), 201)
  })

  for (const [path, operationId, summary, use] of [
    ['return', 'returnCall', '折り返したことを記録する', callBack],
    ['removal', 'strikeCall', '誤って残した、きょうの記録を取り消す', strikeCall],
    ['written-answer', 'answerCallInWriting', '文字で答えたので、折り返しは要らないと記録する', answerInWriting],
    ['given-up', 'giveUpCallback', 'つながらないので、折り返しをやめる(一度は折り返したあと)', giveUp],
  ] as const) {
    const act = createRoute({
      ...needs('calls:write'),
      method: 'post',
      path: `/calls/{id}/${path}`,
      operationId,
      summary,
      request: { params: callParams },
      responses: { 204: { description: '記録しました' }, ...problems(401, 403, 404, 409, 422, 429) },
    })
    api.openapi(act, async (c) => {
      requireAnswer(c.var.staff)
      await use(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
      return c.body(null, 204)
    })
  }
}
