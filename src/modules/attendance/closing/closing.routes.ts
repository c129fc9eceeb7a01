import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { readRules } from '../book/read-planning.ts'
import { readMonth } from '../book/view-book.ts'
import { checkMonths, MOST_AT_ONCE } from './months/check-months.ts'
import { doAct } from './months/do-act.ts'
import { getMonth, refusalOf } from './months/get-month.ts'
import { listMonthsFor, readyFor } from './months/list-months.ts'
import { lockMonths } from './months/lock-months.ts'
import { bookHref, MONTH_ACT_NAMES, type MonthActName } from './months/month.ts'
import { onePaper, sectionPaper } from './paper/make-paper.ts'
import { changeLayout } from './payroll/change-layout.ts'
import { exportPayroll, payrollName } from './payroll/export-payroll.ts'
import { layoutAsText, STANDARD_LAYOUT } from './payroll/layout.ts'
import { findLayout } from './payroll/payroll.queries.ts'
import { actPage } from './screens/act.page.tsx'
import { bulkPage } from './screens/bulk.page.tsx'
import { type BulkAct, writeTold } from './screens/bulk-told.tsx'
import { layoutPage } from './screens/layout.page.tsx'
import { monthsPage } from './screens/months.page.tsx'
import { LIST, listHref, monthToClose, readSection } from './screens/place.ts'

const ActForm = z.object({ words: z.string().max(20_000).default(''), absent: z.string().max(1).default('') })
const LayoutForm = z.object({ layout: z.string().max(100_000).default('') })
const id = z.string().regex(/^\d{1,15}$/)
const many = z.preprocess(
  (value) => [value ?? []].flat(),
  z.array(id).transform((ids) => ids.map(Number)),
)
const BulkForm = z.object({
  act: z.enum(['check', 'lock']),
  month: z.string().max(10),
  within: id.optional(),
  staff: many,
})

const ACT = `/:staff{[0-9]{1,15}}/:month/:act{${MONTH_ACT_NAMES.join('|')}}` as '/:staff/:month/:act'

const BOOK = '/:staff{[0-9]{1,15}}/:month/book.pdf' as '/:staff/:month/book.pdf'

function asPdf(c: Context<ConsoleEnv>, bytes: Buffer, name: string) {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}.pdf"`)
  c.header('Cache-Control', 'no-store')
  return c.body(Uint8Array.from(bytes))
}

const inHand = async (c: Context<ConsoleEnv>) => {
  const month = readMonth(c.req.param('month'), c.var.now)
  return getMonth(c.var.db, c.var.now, c.var.staff, Number(c.req.param('staff')), month)
}

/** 月の締め in the console: submitted by its owner, checked by the head, locked by personnel. */
export function closingRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/', (c) => monthsPage(program, c))
    .get('/bulk', async (c) => {
      const { db, now, staff } = c.var
      const month = monthToClose(c.req.query('month'), now)
      const within = readSection(c.req.query('within'))
      const act: BulkAct = c.req.query('act') === 'check' ? 'check' : 'lock'
      const [people, sections] = [new Set(c.req.queries('staff')), new Set(c.req.queries('section'))]
      const { months } = await listMonthsFor(db, now, staff, month, within)
      const chosen = readyFor(months, act).filter(
        ({ staffId, sectionId }) => people.has(String(staffId)) || sections.has(String(sectionId)),
      )
      return chosen.length > 0
        ? bulkPage(program, c, { act, month, within, chosen: chosen.slice(0, MOST_AT_ONCE), all: chosen.length })
        : c.redirect(listHref(month, within), 303)
    })
    .post('/bulk', async (c) => {
      const { db, now, staff } = c.var
      const form = await readForm(c, BulkForm, { all: true })
      const month = monthToClose(form.month, now)
      const work = form.act === 'check' ? checkMonths : lockMonths
      const told = writeTold(form.act, await work(db, now, staff, month, form.staff))
      return c.redirect(listHref(month, readSection(form.within), { told }), 303)
    })
    .get('/layout', requireWholeTown('personnel'), async (c) => {
      const layout = (await findLayout(c.var.db)) ?? STANDARD_LAYOUT
      return layoutPage(program, c, { text: layoutAsText(layout), rules: await rulesToday(c) })
    })
    .post('/layout', requireWholeTown('personnel'), async (c) => {
      const { layout: text } = await readForm(c, LayoutForm)
      const done = await orRefusal(changeLayout(c.var.db, c.var.now, `staff:${c.var.staff.id}`, text))
      if (!(done instanceof Refusal)) return c.redirect(`${LIST}/layout?done=saved`, 303)
      return layoutPage(program, c, { text, rules: await rulesToday(c), errors: done.mistakes })
    })
    .get('/payroll.csv', requireWholeTown('personnel'), async (c) => {
      const month = monthToClose(c.req.query('month'), c.var.now)
      const file = await exportPayroll(c.var.db, c.var.now, `staff:${c.var.staff.id}`, month)
      c.header('Content-Type', `text/csv; charset=${file.charset}`)
      c.header('Content-Disposition', `attachment; filename="${payrollName(month, file)}"`)
      c.header('Cache-Control', 'no-store')
      return c.body(Uint8Array.from(file.bytes))
    })
    .get('/books.pdf', requireWholeTown('personnel'), async (c) => {
      const { db, now, staff } = c.var
      const [month, section] = [monthToClose(c.req.query('month'), now), readSection(c.req.query('section'))]
      return asPdf(c, await sectionPaper(db, now, staff, month, section ?? 0), `attendance-${month}-${section}`)
    })
    .get(BOOK, async (c) => {
      const { db, now, staff } = c.var
      const [id, month] = [Number(c.req.param('staff')), readMonth(c.req.param('month'), now)]
      return asPdf(c, await onePaper(db, now, staff, id, month), `attendance-${month}-${id}`)
    })
    .get(ACT, async (c) => {
      const [hand, act] = [await inHand(c), c.req.param('act') as MonthActName]
      const refusal = refusalOf(hand, act)
      if (refusal?.status === 403) throw refusal
      if (refusal) return c.redirect(`${bookHref(hand.month.month, hand.month.staffId)}#closing`, 303)
      return actPage(program, c, { act, hand })
    })
    .post(ACT, async (c) => {
      const { db, now, staff } = c.var
      const [hand, act] = [await inHand(c), c.req.param('act') as MonthActName]
      const { month, staffId } = hand.month
      const { words, absent } = await readForm(c, ActForm)
      const typed = { words, absent: absent === '1' }
      const done = await orRefusal(doAct(db, now, staff, staffId, month, act, typed))
      if (!(done instanceof Refusal)) return c.redirect(`${bookHref(month, staffId)}&done=${act}#closing`, 303)
      if (done.status !== 422) throw done
      return actPage(program, c, { act, hand, typed, errors: done.mistakes })
    })
}

const rulesToday = async ({ var: { db, now } }: Context<ConsoleEnv>) => (await readRules(db))(dateInTokyo(now))
