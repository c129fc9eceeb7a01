import { z } from '@hono/zod-openapi'
import { typedTimes } from './asking/typed-times.ts'
import { limitInWords } from './limits/limit-words.ts'
import type { Standing } from './limits/standing.ts'
import { ORDER_STATES, type OrderState, type OvertimeOrder, type Times } from './order.ts'

const states = Object.keys(ORDER_STATES) as [OrderState, ...OrderState[]]
const instant = z.string().openapi({ format: 'date-time' })
const clock = z.string().max(40).openapi({ description: '日本の時刻', example: '17:30' })

const typed = {
  on: z.string().max(40).openapi({ description: '始まる日', example: '2026-11-24' }),
  begins: clock,
  ends: clock.openapi({ description: '始まりより前の時刻は、次の日のものとします', example: '20:00' }),
  restBegins: clock.default(''),
  restEnds: clock.default(''),
}
const text = z.string().max(20_000)

export const OrderIn = z
  .object({
    ...typed,
    staff: z.int().positive().optional().openapi({ description: '命じる相手。自分のものを申請するときは書きません' }),
    work: text.openapi({ example: '議会の答弁資料の作成' }),
    special: text.default('').openapi({ description: '特例業務の理由(上限を超えるとき)' }),
    late: text.default('').openapi({ description: '事後になった理由(始まりが今より前のとき)' }),
  })
  .openapi('OvertimeOrderIn')

export const ConfirmationIn = z
  .object({ ...typed, version: z.int(), words: text.default('').openapi({ description: '提案と違う時間にする理由' }) })
  .openapi('OvertimeConfirmationIn')

const TimesOut = z.object({
  from: instant,
  until: instant,
  rest: z.object({ from: instant, until: instant }).nullable(),
})

export const OrderOut = z
  .object({
    id: z.int(),
    staff: z.int(),
    ordered: TimesOut,
    done: TimesOut.nullable().openapi({ description: '確認された時間' }),
    work: z.string(),
    specialReason: z.string().nullable(),
    lateReason: z.string().nullable(),
    state: z.enum(states),
    version: z.int(),
    proposalId: z.int().nullable(),
  })
  .openapi('OvertimeOrder')

export const LimitsOut = z
  .object({
    month: z.string(),
    isDriven: z.boolean().openapi({ description: '他律的業務の課' }),
    room: z.int().openapi({ description: 'あと何分命じられるか' }),
    limits: z.array(
      z.object({ title: z.string(), used: z.int(), limit: z.int(), room: z.int().nullable(), article: z.string() }),
    ),
  })
  .openapi('OvertimeLimits')

export const ProposedOut = z
  .object({
    order: OrderOut,
    name: z.string(),
    proposed: z
      .object({ on: z.string(), begins: z.string(), ends: z.string(), restBegins: z.string(), restEnds: z.string() })
      .nullable()
      .openapi({ description: '命令と打刻の重なり。そのまま確認に送れます' }),
  })
  .openapi('OvertimeToConfirm')

const timesOut = ({ from, until, rest }: Times) => ({
  from: from.toString(),
  until: until.toString(),
  rest: rest ? { from: rest.from.toString(), until: rest.until.toString() } : null,
})

export const orderOut = (order: OvertimeOrder) => ({
  id: order.id,
  staff: order.staffId,
  ordered: timesOut(order),
  done: order.done ? timesOut(order.done) : null,
  work: order.work,
  specialReason: order.specialReason,
  lateReason: order.lateReason,
  state: order.state,
  version: order.version,
  proposalId: order.proposalId,
})

export const limitsOut = ({ month, isDriven, own, rules }: Standing) => ({
  month: month.toString(),
  isDriven,
  room: own.room,
  limits: own.measures.map((measure) => ({
    title: limitInWords(measure),
    used: measure.used,
    limit: measure.limit,
    room: measure.room ?? null,
    article: rules[measure.rule].article,
  })),
})

export const proposedOut = (times: Times | undefined) => (times ? typedTimes(times) : null)
