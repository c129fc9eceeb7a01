import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { proposalHref } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { readPlanning, readRules } from '../book/read-planning.ts'
import { plannedDay } from '../book/planned-day.ts'
import { askOrGive, whoseOf } from './asking/ask-or-give.ts'
import { getOwnOrder, mendOrder, readTypedOrder } from './asking/ask-order.ts'
import { listMembers } from './asking/members.queries.ts'
import { type OrderPage, orderPage } from './asking/order.page.tsx'
import type { TypedOrder } from './asking/read-order.ts'
import { typedTimes } from './asking/typed-times.ts'
import { confirmationRoutes } from './confirming/confirmations.routes.ts'
import { refusalInWords } from './limits/limit-words.ts'
import { readForecast } from './limits/read-forecast.ts'
import { readStandings } from './limits/standing.ts'
import { OVERTIME_HREF, type OvertimeOrder } from './order.ts'
import { overtimePage } from './overtime.page.tsx'
import { sectionOvertimePage } from './section.page.tsx'

const short = z.string().max(40).default('')
const text = z.string().max(20_000).default('')
const Form = z.object({
  staff: short,
  on: short,
  begins: short,
  ends: short,
  restBegins: short,
  restEnds: short,
  work: text,
  special: text,
  late: text,
  step: short,
})

const ONE = '/:id{[0-9]{1,15}}'

const typedAs = (order: OvertimeOrder): TypedOrder => ({
  ...typedTimes(order),
  work: order.work,
  special: order.specialReason ?? '',
  late: order.lateReason ?? '',
})

const typedClock = (typed: string | undefined) => (typed && typedTime(typed) ? typed : undefined)

/** From when the day's work ends, as most overtime is; or the time that was asked for. */
async function begun({ req, var: { db, staff, now } }: Context<ConsoleEnv>): Promise<TypedOrder> {
  const on = typedDate(req.query('on')) ?? dateInTokyo(now)
  const { planned } = plannedDay((await readRules(db))(on), await readPlanning(db, staff.id), on)
  const begins =
    typedClock(req.query('begins')) ?? planned?.until.toPlainTime().toString({ smallestUnit: 'minute' }) ?? ''
  const nothing = { restBegins: '', restEnds: '', work: '', special: '', late: '' }
  return { ...nothing, on: on.toString(), begins, ends: typedClock(req.query('ends')) ?? '' }
}

const withDone = (id: number, done: string) => `${proposalHref(id)}?${new URLSearchParams({ done })}`

/** 見込みを確かめる: nothing is kept. */
async function look(c: Context<ConsoleEnv>, typed: z.output<typeof Form>, order?: OvertimeOrder) {
  const whose = order ?? (await whoseOf(c.var.db, c.var.now, c.var.staff, typed.staff))
  const asked = await readTypedOrder(c.var.db, c.var.now, whose.staffId, typed)
  const { forecast } = await readForecast(c.var.db, whose, asked, order?.id)
  const refused = refusalInWords(forecast)
  return { forecast, errors: refused ? [{ field: 'ends', message: refused }] : undefined }
}

async function begin(c: Context<ConsoleEnv>, typed: z.output<typeof Form>): Promise<string> {
  const { proposalId, month, staffId } = await askOrGive(c.var.db, c.var.now, c.var.staff, typed.staff, typed)
  if (proposalId !== null) return withDone(proposalId, 'proposed')
  return `${OVERTIME_HREF}?${new URLSearchParams({ month: month.toString(), staff: String(staffId), given: '1' })}`
}

/** 時間外勤務: asked for, ordered, mended after it came back, looked at. */
export function overtimeRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, page: Omit<OrderPage, 'members' | 'standing'>) {
    const { db, staff, now } = c.var
    const { typed } = page
    const members = await listMembers(db, staff, now)
    const member = members.find(({ id }) => String(id) === typed.staff)
    const whose = member?.id ?? staff.id
    const on = typedDate(typed.on) ?? dateInTokyo(now)
    const standing = (await readStandings(db, [whose], on)).get(whose)
    return orderPage(program, c, { ...page, members, standing })
  }

  async function submit(
    c: Context<ConsoleEnv>,
    act: (typed: z.output<typeof Form>) => Promise<string>,
    order?: OvertimeOrder,
  ) {
    const typed = await readForm(c, Form)
    const mending = order && { id: order.id, back: proposalHref(order.proposalId ?? 0) }
    const isLook = typed.step === 'look'
    const done = await orRefusal<string | Awaited<ReturnType<typeof look>>>(isLook ? look(c, typed, order) : act(typed))
    if (typeof done === 'string') return c.redirect(done, 303)
    if (!(done instanceof Refusal)) return show(c, { typed, mending, ...done })
    const { status, mistakes } = done
    if (status !== 409 && status !== 422) throw done
    return show(c, { typed, mending, status, errors: mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get('/', (c) => overtimePage(program, c))
    .post('/', (c) => submit(c, (typed) => begin(c, typed)))
    .get('/new', async (c) => show(c, { typed: { ...(await begun(c)), staff: c.req.query('staff') ?? '' } }))
    .get('/section', (c) => sectionOvertimePage(program, c))
    .route('/confirmations', confirmationRoutes(program))
    .get(`${ONE}/edit`, async (c) => {
      const order = await getOwnOrder(c.var.db, c.var.staff, Number(c.req.param('id')))
      const back = proposalHref(order.proposalId ?? 0)
      if (order.state !== 'asked') return c.redirect(back, 303)
      return show(c, { typed: { ...typedAs(order), staff: '' }, mending: { id: order.id, back } })
    })
    .post(`${ONE}/edit`, async (c) => {
      const { db, now, staff } = c.var
      const order = await getOwnOrder(db, staff, Number(c.req.param('id')))
      return submit(
        c,
        async (typed) =>
          withDone(
            await mendOrder(db, now, staff, order.id, await readTypedOrder(db, now, staff.id, typed)),
            'resubmitted',
          ),
        order,
      )
    })
}
