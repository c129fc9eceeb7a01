import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { proposalHref } from '#kernel/approvals/index.ts'
import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { readRules } from '../book/read-planning.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { ANNUAL, leaveKinds } from '../rules/leave/leave-kinds.ts'
import { askRequest, getOwnRequest, mendRequest, readTyped } from './ask-request.ts'
import { cancelPage } from './cancel.page.tsx'
import { cancelRequest } from './cancel-request.ts'
import { amountInWords, readLeave } from './leave-left.ts'
import type { AskedRequest, TypedRequest } from './read-request.ts'
import { type DayRequest, daysOf, firstDay, lastDay, partOfDay, TELEWORK } from './request.ts'
import { LIST, type RequestPage, requestPage } from './request.page.tsx'
import { requestsPage } from './requests.page.tsx'
import { balanceOf } from './view-requests.ts'

const short = z.string().max(40).default('')
const Form = z.object({
  kind: short,
  unit: short,
  from: short,
  until: short,
  half: short,
  begins: short,
  ends: short,
  reason: z.string().max(20_000).default(''),
})

type Mending = NonNullable<RequestPage['mending']>

const ONE = '/:id{[0-9]{1,15}}'

const begun = (c: Context<ConsoleEnv>, nextWorkday: Temporal.PlainDate): TypedRequest => ({
  kind: c.req.query('kind') ?? ANNUAL,
  unit: c.req.query('unit') ?? 'day',
  from: (typedDate(c.req.query('on')) ?? nextWorkday).toString(),
  until: '',
  half: '',
  begins: '',
  ends: '',
  reason: '',
})

const timeForField = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(TOKYO).toPlainTime().toString({ smallestUnit: 'minute' })

const typedAs = (request: DayRequest): TypedRequest => ({
  kind: request.kind,
  unit: request.unit,
  from: firstDay(request).toString(),
  until: request.unit === 'day' ? lastDay(request).toString() : '',
  half: request.unit === 'half' ? partOfDay(request) : '',
  begins: request.unit === 'hours' ? timeForField(request.from) : '',
  ends: request.unit === 'hours' ? timeForField(request.until) : '',
  reason: request.reason,
})

async function own(c: Context<ConsoleEnv>) {
  const request = await getOwnRequest(c.var.db, c.var.staff, Number(c.req.param('id')))
  return { request, mending: { id: request.id, back: proposalHref(request.proposalId ?? 0) } }
}

/** 休暇・在宅勤務: asked for, mended after it came back, cancelled. */
export function requestRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, page: Omit<RequestPage, 'kinds' | 'left'>) {
    const { db, staff, now } = c.var
    const day = typedDate(page.typed.from) ?? dateInTokyo(now)
    const sources = await readLeave(db, staff.id, day.year)
    const balance = balanceOf(sources, day.year)
    const left = balance && amountInWords(balance.left, balance.dayMinutes)
    return requestPage(program, c, { ...page, kinds: leaveKinds(sources.rulesOn(day)), left })
  }

  async function submit(
    c: Context<ConsoleEnv>,
    done: string,
    act: (asked: AskedRequest) => Promise<number>,
    mending?: Mending,
  ) {
    const { db, now, staff } = c.var
    const typed = await readForm(c, Form)
    const work = async () => act(await readTyped(db, now, staff, typed))
    const id = await orRefusal(work())
    if (!(id instanceof Refusal)) return c.redirect(`${proposalHref(id)}?${new URLSearchParams({ done })}`, 303)
    const { status, mistakes } = id
    if (status !== 409 && status !== 422) throw id
    return show(c, { typed, mending, status, errors: mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get('/', (c) => requestsPage(program, c))
    .post('/', (c) => submit(c, 'proposed', (asked) => askRequest(c.var.db, c.var.now, c.var.staff, asked)))
    .get('/new', async (c) => {
      const calendar = await getOfficeCalendar(c.var.db)
      return show(c, { typed: begun(c, addBusinessDays(calendar, dateInTokyo(c.var.now), 1)) })
    })
    .get(`${ONE}/edit`, async (c) => {
      const { request, mending } = await own(c)
      if (request.state !== 'asked') return c.redirect(mending.back, 303)
      const unit = request.kind === TELEWORK ? undefined : c.req.query('unit')
      return show(c, { typed: { ...typedAs(request), ...(unit && { unit }) }, mending })
    })
    .post(`${ONE}/edit`, async (c) => {
      const { request, mending } = await own(c)
      const { db, now, staff } = c.var
      return submit(c, 'resubmitted', (asked) => mendRequest(db, now, staff, request.id, asked), mending)
    })
    .get(`${ONE}/cancel`, async (c) => {
      const { request } = await own(c)
      if (request.state !== 'granted') return c.redirect(LIST, 303)
      await c.var.db.transaction().execute((tx) => refuseIfClosed(tx, c.var.staff.id, ...daysOf(request)))
      return cancelPage(program, c, request, (await readRules(c.var.db))(firstDay(request)))
    })
    .post(`${ONE}/cancellation`, async (c) => {
      const { request } = await own(c)
      await cancelRequest(c.var.db, c.var.now, c.var.staff, request.id)
      return c.redirect(`${LIST}?year=${firstDay(request).year}&cancelled=1`, 303)
    })
}
