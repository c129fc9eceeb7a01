import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import { type ApiHono, day } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { minutesWorked } from './book/book.ts'
import type { BookDay } from './book/book-day.ts'
import { readMonth, viewBook } from './book/view-book.ts'
import { closingApi, scopes as closingScopes } from './closing/closing.api.ts'
import { correctionsApi } from './corrections/corrections.api.ts'
import { overtimeApi } from './overtime/overtime.api.ts'
import { startOfDay } from './punches/moment.ts'
import type { Punch } from './punches/punch.ts'
import { listPunches } from './punches/punches.queries.ts'
import { requestsApi } from './requests/requests.api.ts'
import { recordPunch } from './punches/record-punch.ts'

export const scopes = {
  'attendance:read': '出勤簿と打刻を読む',
  'attendance:punch': '打刻する',
  ...closingScopes,
  'attendance:request': '休暇・在宅勤務を申請する',
  'attendance:overtime': '時間外勤務を申請し、命じ、確認する',
}

const date = day.openapi({ example: '2026-11-24' })
const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T08:27:00+09:00' })
const place = z.enum(['main', 'satellite', 'home']).openapi({ description: '本庁舎・サテライトオフィス・在宅' })

const PunchOut = z
  .object({ id: z.int(), kind: z.enum(['in', 'out']), at: instant, place, site: z.string().nullable() })
  .openapi('Punch')

const PunchIn = z
  .object({ kind: z.enum(['in', 'out']), place, site: z.string().min(1).max(40).optional() })
  .refine((form) => (form.place === 'satellite') === (form.site !== undefined), {
    path: ['site'],
    message: 'サテライトオフィスのときだけ、その名前を入れてください',
  })

const DayOut = z
  .object({
    on: date,
    kind: z.string(),
    worked: z.int().openapi({ description: '勤務した時間(分)' }),
    punches: z.array(z.object({ in: instant, out: instant })),
    notes: z.array(z.string()),
  })
  .openapi('AttendanceDay')

const BookOut = z
  .object({
    staff: z.object({ id: z.int(), name: z.string() }),
    month: z.string(),
    days: z.array(DayOut),
    totals: z.array(
      z.object({ workClass: z.string(), title: z.string(), minutes: z.int(), articles: z.array(z.string()) }),
    ),
  })
  .openapi('AttendanceBook')

const punchOut = ({ id, kind, at, place, site }: Punch) => ({ id, kind, at: at.toString(), place, site })

const dayOut = (day: BookDay) => ({
  on: day.on.toString(),
  kind: day.kind,
  worked: minutesWorked(day),
  punches: day.pairs.map((pair) => ({ in: pair.in.at.toString(), out: pair.out.at.toString() })),
  notes: day.notes.map(({ says }) => says),
})

/** 勤怠 for other programs: a card reader that punches for its owner, a payroll system that reads the book. */
export function attendanceApi(_program: Program, api: ApiHono): void {
  const list = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/punches',
    operationId: 'listPunches',
    summary: '自分の打刻(1日分)',
    request: { query: z.object({ on: date.optional() }) },
    responses: {
      200: { description: '打刻', content: { 'application/json': { schema: z.object({ items: z.array(PunchOut) }) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const typed = c.req.valid('query').on
    const on = typed ? Temporal.PlainDate.from(typed) : dateInTokyo(c.var.now)
    const punches = await listPunches(c.var.db, c.var.staff.id, startOfDay(on), startOfDay(on.add({ days: 1 })))
    return c.json({ items: punches.map(punchOut) }, 200)
  })

  const punch = createRoute({
    ...needs('attendance:punch'),
    method: 'post',
    path: '/attendance/punches',
    operationId: 'recordPunch',
    summary: '打刻する(トークンの持ち主の、いまの時刻で)',
    description: 'Idempotency-Key を付けてください。同じキーの打刻は、何度送っても1回です。',
    request: { body: { content: { 'application/json': { schema: PunchIn } }, required: true } },
    responses: {
      201: { description: '記録しました', content: { 'application/json': { schema: PunchOut } } },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(punch, async (c) => {
    const { kind, place, site } = c.req.valid('json')
    const key = c.req.header('Idempotency-Key') ?? randomUUID()
    const form = { kind, place, site: site ?? null, source: 'api' as const, clientKey: `token-${c.var.tokenId}-${key}` }
    return c.json(punchOut(await recordPunch(c.var.municipality, c.var.staff, form, c.var.now)), 201)
  })

  correctionsApi(api)
  closingApi(api)
  overtimeApi(api)
  requestsApi(api)

  const book = createRoute({
    ...needs('attendance:read'),
    method: 'get',
    path: '/attendance/books/{staff}/{month}',
    operationId: 'getAttendanceBook',
    summary: '出勤簿(自分の、または見てよい職員の1か月)',
    description: 'ほかの職員の出勤簿を読んだことは監査証跡に残ります。',
    request: {
      params: z.object({
        staff: z.coerce
          .number()
          .int()
          .positive()
          .openapi({ param: { name: 'staff', in: 'path' } }),
        month: z.string().openapi({ param: { name: 'month', in: 'path' }, example: '2026-11' }),
      }),
    },
    responses: {
      200: { description: '出勤簿', content: { 'application/json': { schema: BookOut } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(book, async (c) => {
    const { staff, month } = c.req.valid('param')
    const viewed = await viewBook(c.var.db, c.var.staff, staff, readMonth(month, c.var.now), c.var.now)
    const { owner, rules } = viewed
    const totals = viewed.book.totals.map(({ workClass, title, minutes, rules: ids }) => ({
      workClass,
      title,
      minutes,
      articles: ids.map((id) => rules[id].article),
    }))
    const days = viewed.book.days.map(dayOut)
    return c.json({ staff: { id: owner.id, name: owner.name }, month, days, totals }, 200)
  })
}
