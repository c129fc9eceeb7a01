import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { deskAddress, readInbox } from '../conversations/inbox-address.ts'
import { answerInWriting } from './answer-in-writing.ts'
import { outcome } from './attempts/attempt.ts'
import { tryCall } from './attempts/try-call.ts'
import { type Call, CallForm } from './call.ts'
import { CALLBACKS_PAGE, callbacksPage } from './callbacks.page.tsx'
import { CALLS, callsPage } from './calls.page.tsx'
import { getOwnCall } from './calls.queries.ts'
import { callersFragment } from './callers/callers-fragment.tsx'
import { offerPage } from './offers/offer.page.tsx'
import { offerSlots } from './offers/offer-slots.ts'
import { giveUp } from './give-up.ts'
import { recordCall } from './record-call.ts'
import { strikeCall } from './strike-call.ts'

const CALL = '/inquiries/calls/:id{[0-9]{1,15}}'
const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

const AttemptForm = z.object({ outcome, key: z.uuid() })
const OfferForm = z.object({ slot: z.union([z.string(), z.array(z.string())]).default([]), key: z.uuid() })

/** Back to the conversation where it was pressed there, else to the list. */
function backTo(c: Context<ConsoleEnv>, { conversationId }: Call, done: string): Response {
  const desk = c.req.query('at') === 'desk' && conversationId !== null
  const href = desk
    ? deskAddress(
        readInbox((name) => c.req.query(name)),
        conversationId,
      )
    : `${CALLBACKS_PAGE}?done=${done}`
  return c.redirect(href, 303)
}

/** 電話の記録 and 折り返し in the console, for whoever answers. */
export const callsRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .get('/inquiries/calls', (c) => callsPage(program, c))
    .get('/inquiries/callbacks', (c) => callbacksPage(program, c))
    .get('/inquiries/callers', (c) => callersFragment(c))
    .post('/inquiries/calls', async (c) => {
      const form = await readForm(c, CallForm)
      const recorded = await orRefusal(recordCall(c.var.db, c.var.now, c.var.staff, form))
      if (recorded instanceof Refusal) return callsPage(program, c, { form, refusal: recorded })
      return c.redirect(`${CALLS}?done=recorded`, 303)
    })
    .post(`${CALL}/attempts`, async (c) => {
      const { db, now, staff } = c.var
      const call = await getOwnCall(db, staff, idOf(c))
      const attempt = await readForm(c, AttemptForm)
      await tryCall(db, now, staff, call.id, attempt)
      return backTo(c, call, attempt.outcome === 'reached' ? 'returned' : 'attempted')
    })
    .post(`${CALL}/written-answer`, async (c) => {
      const { db, now, staff } = c.var
      const call = await getOwnCall(db, staff, idOf(c))
      await answerInWriting(db, now, staff, call.id)
      return backTo(c, call, 'returned')
    })
    .post(`${CALL}/given-up`, async (c) => {
      const { db, now, staff } = c.var
      const call = await getOwnCall(db, staff, idOf(c))
      await giveUp(db, now, staff, call.id)
      return backTo(c, call, 'givenUp')
    })
    .get(`${CALL}/offers`, (c) => offerPage(program, c, idOf(c)))
    .post(`${CALL}/offers`, async (c) => {
      const { db, now, staff, municipality } = c.var
      const { conversationId } = await getOwnCall(db, staff, idOf(c))
      const { slot, key } = await readForm(c, OfferForm, { all: true })
      const slots = [slot].flat()
      const offered = await orRefusal(offerSlots(program, municipality, now, staff, idOf(c), { slots, key }))
      if (offered instanceof Refusal) {
        if (offered.status !== 422 && offered.field !== 'slot') throw offered
        return offerPage(program, c, idOf(c), { typed: slots, refusal: offered })
      }
      return c.redirect(`/console/inquiries/${conversationId}`, 303)
    })
    .post(`${CALL}/removal`, async (c) => {
      await strikeCall(c.var.db, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${CALLS}?done=struck`, 303)
    })
