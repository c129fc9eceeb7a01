import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { CallForm } from './call.ts'
import { callBack } from './call-back.ts'
import { CALLS, callsPage } from './calls.page.tsx'
import { recordCall } from './record-call.ts'
import { strikeCall } from './strike-call.ts'

const CALL = '/inquiries/calls/:id{[0-9]{1,15}}'
const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

/** 電話の記録 in the console, for whoever answers. */
export const callsRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .get('/inquiries/calls', (c) => callsPage(program, c))
    .post('/inquiries/calls', async (c) => {
      const form = await readForm(c, CallForm)
      const recorded = await orRefusal(recordCall(c.var.db, c.var.now, c.var.staff, form))
      if (recorded instanceof Refusal) return callsPage(program, c, { form, refusal: recorded })
      return c.redirect(`${CALLS}?done=recorded`, 303)
    })
    .post(`${CALL}/return`, async (c) => {
      await callBack(c.var.db, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${CALLS}?done=returned`, 303)
    })
    .post(`${CALL}/removal`, async (c) => {
      await strikeCall(c.var.db, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${CALLS}?done=struck`, 303)
    })
