import { z } from 'zod'
import { DAY_KINDS, type DayKind } from '../day/day.ts'

const asTemporal =
  <T>(from: (text: string) => T) =>
  (text: string, ctx: z.RefinementCtx): T => {
    try {
      return from(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: '暦にない日時です' })
      return z.NEVER
    }
  }

const strict = { overflow: 'reject' } as const

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日付は 2026-11-24 の形です')
  .transform(asTemporal((text) => Temporal.PlainDate.from(text, strict)))
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/, '月は 2026-11 の形です')
  .transform(asTemporal((text) => Temporal.PlainYearMonth.from(text, strict)))
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, '日時は 2026-11-24T08:30 の形です')
  .transform(asTemporal((text) => Temporal.PlainDateTime.from(text, strict)))

const minutes = z.int().min(0).max(100_000)
const kind = z.enum(Object.keys(DAY_KINDS) as [DayKind, ...DayKind[]])
const span = z.strictObject({ from: moment, until: moment })
const stint = z.strictObject({ from: moment, until: moment, breaks: z.array(span).default([]) })

const day = z.strictObject({
  on: date.describe('日'),
  kind: kind.describe(
    Object.entries(DAY_KINDS)
      .map((entry) => entry.join(' '))
      .join('、'),
  ),
  next: kind.optional().describe('翌日の種類。日をまたぐ勤務があり、翌日が days にないときだけ'),
  start: z.string().optional().describe('始業時刻(一日の勤務。時差出勤の刻みから)'),
  duty: stint.optional().describe('割り振られた勤務時間(start の代わりに)'),
  worked: z.array(span).default([]).describe('出勤から退勤まで'),
  orders: z.array(stint).default([]).describe('時間外・休日の勤務命令'),
  leaves: z.array(span).default([]).describe('勤務時間の中の休暇'),
})

const monthOfWork = z.strictObject({
  month: month.describe('月'),
  monthlyYen: z.int().min(0).max(100_000_000).describe('給料と、算定の基礎に入る手当の月額(円)'),
  days: z.array(day).max(32).describe('その月の日と、日をまたいで働いたなら前の月の末日'),
})

const workForm = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('full') }),
  z.strictObject({
    form: z.literal('uniform'),
    daysPerWeek: z.int().min(1).max(5),
    dayMinutes: z.int().min(1).max(465),
  }),
  z.strictObject({ form: z.literal('irregular'), weekMinutes: z.int().min(1).max(2325) }),
])

const taken = z.strictObject({
  on: date,
  days: z.int().min(0).max(1).optional(),
  halfDays: z.int().min(0).max(2).optional(),
  hours: z.int().min(0).max(24).optional(),
  minutes: z.int().min(0).max(59).optional(),
})

const leave = z.strictObject({
  year: z.int().min(2019).max(2100).describe('暦年'),
  carried: z
    .strictObject({ days: z.int().min(0), hours: z.int().min(0).default(0), minutes: minutes.default(0) })
    .optional()
    .describe('前年からの繰越し'),
  grantedDays: z.int().min(0).max(40).optional().describe('表によらずに決めた付与日数'),
  taken: z.array(taken).default([]).describe('取った休暇'),
})

const limits = z.strictObject({
  month: month.optional().describe('月。work があれば要りません'),
  kind: z.enum(['ordinary', 'externallyDriven']).default('ordinary').describe('externallyDriven は他律的業務'),
  months: z.array(z.strictObject({ month, minutes })).default([]).describe('これまでの月の時間外勤務(分)'),
  adding: minutes.optional().describe('命じようとする時間(分)'),
})

/** What `attendance compute` reads: one member of staff, and any of a month's work, a year's leave and the limits of overtime. */
export const computeInputSchema = z.strictObject({
  staff: z.strictObject({
    employedFrom: date.describe('採用日'),
    termEndsOn: date.optional().describe('任期の末日'),
    workForm: workForm
      .default({ form: 'full' })
      .describe('full 常勤、uniform 斉一型短時間勤務、irregular 不斉一型短時間勤務'),
  }),
  work: monthOfWork.optional().describe('ひと月の勤務'),
  leave: leave.optional().describe('ひと年の年次有給休暇'),
  limits: limits.optional().describe('時間外勤務の上限'),
})

export type ComputeInput = z.output<typeof computeInputSchema>

/** JSON Schema of the input, for other programs. */
export const computeInputJsonSchema = () => z.toJSONSchema(computeInputSchema, { io: 'input' })
