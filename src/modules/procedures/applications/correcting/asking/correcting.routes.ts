import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { allTyped, type Form, typedIn } from '../../../definition/reading/form.ts'
import { deskHref } from '../../application.ts'
import { viewApplication } from '../../handling/view-application.ts'
import { askCorrection } from './ask-correction.ts'
import { type AskPage, askPage } from './ask.page.tsx'
import { callOffCorrection } from './call-off.ts'
import { callOffPage } from './call-off.page.tsx'
import { type Asking, latestDueOn, usualDueOn } from './read-asking.ts'
import { UUID } from '../../application-path.ts'

const CORRECTION = `/applications/:id{${UUID}}/correction`

const Words = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const idOf = (c: Context<ConsoleEnv>): string => c.req.param('id')!
const open = (c: Context<ConsoleEnv>) => viewApplication(c.var.db, c.var.now, c.var.staff, idOf(c))

/** Asking for corrections in the staff console. */
export function correctingRoutes(program: Program) {
  const ask = (c: Context<ConsoleEnv>, shown: Pick<AskPage, 'application' | 'typed' | 'errors'>) => {
    const today = dateInTokyo(c.var.now)
    return askPage(program, c, { ...shown, from: today.add({ days: 1 }), through: latestDueOn(today) })
  }
  return new Hono<ConsoleEnv>()
    .get(CORRECTION, async (c) => {
      const { application, allowed } = await open(c)
      if (!allowed.askCorrection) return c.redirect(deskHref(idOf(c)), 303)
      const dueOn = usualDueOn(await getOfficeCalendar(c.var.db), dateInTokyo(c.var.now))
      return ask(c, { application, typed: { remarks: {}, dueOn: dueOn.toString() } })
    })
    .post(CORRECTION, async (c) => {
      const typed = askingIn(await readForm(c, Words, { all: true }))
      const refusal = await orRefusal(askCorrection(c.var.municipality, c.var.now, c.var.staff, idOf(c), typed))
      if (!refusal) return c.redirect(`${deskHref(idOf(c))}?done=correction-asked`, 303)
      if (refusal.status !== 422) throw refusal
      const { application } = await open(c)
      return ask(c, { application, typed, errors: refusal.mistakes })
    })
    .get(`${CORRECTION}/removal`, async (c) => {
      const { application, allowed } = await open(c)
      return allowed.callOff ? callOffPage(program, c, application) : c.redirect(deskHref(idOf(c)), 303)
    })
    .post(`${CORRECTION}/removal`, async (c) => {
      await callOffCorrection(c.var.municipality, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${deskHref(idOf(c))}?done=correction-called-off`, 303)
    })
}

/** What was ticked, with what was written beside it. */
const askingIn = (form: Form): Asking => ({
  remarks: Object.fromEntries(allTyped(form, 'field').map((id) => [id, typedIn(form, `remark.${id}`)])),
  dueOn: typedIn(form, 'dueOn'),
})
