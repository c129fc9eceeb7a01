import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { Refusal } from '#lib/refusal.ts'
import { readMonth } from '../book/view-book.ts'
import { doAct } from './months/do-act.ts'
import { getMonth } from './months/get-month.ts'
import { listMonthsFor } from './months/list-months.ts'
import { MONTH_ACT_NAMES, MONTH_STATES, type MonthState, type StaffMonth, whatOneMayDo } from './months/month.ts'
import { listActs } from './months/months.queries.ts'
import { exportPayroll, payrollName } from './payroll/export-payroll.ts'

export const scopes = {
  'attendance:close': '月の出勤簿を提出・確認・締める',
  'attendance:payroll': '締めた月を給与に渡す',
}

const month = z.string().openapi({ param: { name: 'month', in: 'path' }, example: '2026-10' })
const staff = z.coerce
  .number()
  .int()
  .positive()
  .openapi({ param: { name: 'staff', in: 'path' } })
const instant = z.string().openapi({ format: 'date-time', example: '2026-11-02T09:05:00+09:00' })
const state = z.enum(Object.keys(MONTH_STATES) as [MonthState])
const act = z.enum(MONTH_ACT_NAMES)

const MonthOut = z
  .object({
    staff: z.object({ id: z.int(), name: z.string(), section: z.string() }),
    month: z.string(),
    state,
    movedAt: instant.nullable(),
    returned: z.string().nullable().openapi({ description: '差し戻された理由' }),
  })
  .openapi('AttendanceMonth')

const monthOut = ({ staffId, name, section, month, state, movedAt, returned }: StaffMonth) => ({
  staff: { id: staffId, name, section },
  month: month.toString(),
  state,
  movedAt: movedAt?.toString() ?? null,
  returned,
})

const ActOut = z.object({ act, at: instant, by: z.string(), reason: z.string(), digest: z.string().nullable() })

const HistoryOut = MonthOut.extend({
  possible: z.array(act).openapi({ description: 'トークンの持ち主がいまできること' }),
  acts: z.array(ActOut),
}).openapi('AttendanceMonthHistory')

const ActIn = z
  .object({
    act,
    reason: z
      .string()
      .max(20_000)
      .default('')
      .openapi({ description: 'return・unlock と、本人に代わる submit に要ります' }),
    absent: z.boolean().default(false).openapi({ description: '勤務も休暇もない時間を欠勤として提出する' }),
  })
  .openapi('AttendanceMonthAct')

/** 月の締め for other programs. */
export function closingApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/months/{month}',
    operationId: 'listAttendanceMonths',
    summary: '月の締めの進み(確認する課の人、人事の担当は全員)',
    request: { params: z.object({ month }) },
    responses: {
      200: {
        description: '人ごとの状態',
        content: { 'application/json': { schema: z.object({ items: z.array(MonthOut) }) } },
      },
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { db, now, staff } = c.var
    const { months } = await listMonthsFor(db, now, staff, readMonth(c.req.valid('param').month, now))
    return c.json({ items: months.map(monthOut) }, 200)
  })

  const show = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/months/{month}/{staff}',
    operationId: 'getAttendanceMonth',
    summary: '一人の月の締めの状態と経過',
    request: { params: z.object({ month, staff }) },
    responses: {
      200: { description: '状態と経過', content: { 'application/json': { schema: HistoryOut } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(show, async (c) => {
    const { db, now } = c.var
    const path = c.req.valid('param')
    const { month: found, part } = await getMonth(db, now, c.var.staff, path.staff, readMonth(path.month, now))
    const acts = await listActs(db, found.staffId, found.month)
    const done = acts.map(({ act, at, by, words, digest }) => ({ act, at: at.toString(), by, reason: words, digest }))
    return c.json({ ...monthOut(found), possible: whatOneMayDo(part, found.state), acts: done }, 200)
  })

  const move = createRoute({
    ...needs('attendance:close'),
    method: 'post',
    path: '/attendance/months/{month}/{staff}/acts',
    operationId: 'actOnAttendanceMonth',
    summary: '提出・取消し・確認・差戻し・締め・締めの解除',
    request: {
      params: z.object({ month, staff }),
      body: { content: { 'application/json': { schema: ActIn } }, required: true },
    },
    responses: {
      200: { description: 'しました', content: { 'application/json': { schema: MonthOut } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(move, async (c) => {
    const { db, now } = c.var
    const path = c.req.valid('param')
    const of = readMonth(path.month, now)
    const { act, reason, absent } = c.req.valid('json')
    await getMonth(db, now, c.var.staff, path.staff, of)
    await doAct(db, now, c.var.staff, path.staff, of, act, { words: reason, absent })
    return c.json(monthOut((await getMonth(db, now, c.var.staff, path.staff, of)).month), 200)
  })

  const payroll = createRoute({
    ...needs('attendance:payroll'),
    method: 'get',
    path: '/attendance/payroll/{month}',
    operationId: 'exportPayroll',
    summary: '締めた月の給与の CSV(町のレイアウトで)',
    description:
      '人事の職務を町全体について持つ人のトークンが要ります。締めていない人は入らず、そのときはファイル名が「payroll-2026-10-4-of-41.csv」のようになります。',
    request: { params: z.object({ month }) },
    responses: {
      200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(payroll, async (c) => {
    const { db, now, staff } = c.var
    if (!(await coversWholeTown(db, staff, 'personnel')))
      throw new Refusal(403, 'この操作には、町全体の人事の職務が要ります。')
    const of = readMonth(c.req.valid('param').month, now)
    const file = await exportPayroll(db, now, `staff:${staff.id}`, of)
    c.header('Content-Type', `text/csv; charset=${file.charset}`)
    c.header('Content-Disposition', `attachment; filename="${payrollName(of, file)}"`)
    return c.body(Uint8Array.from(file.bytes), 200) as never
  })
}
