import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { typedTimes } from '../asking/typed-times.ts'
import { cancelOrder, confirmMany } from './confirm-order.ts'
import { confirmTyped } from './confirm-typed.ts'
import { confirmationPage } from './confirmation.page.tsx'
import { CONFIRMATIONS_HREF, confirmationsPage } from './confirmations.page.tsx'
import { readCancellation } from './read-confirmation.ts'
import { Seen } from './seen-order.ts'
import { compareOrder, getUnconfirmed, listWaiting, type Unconfirmed } from './unconfirmed.ts'

const short = z.string().max(40).default('')
const text = z.string().max(20_000).default('')
const Form = z.object({
  version: z.coerce.number().int(),
  on: short,
  begins: short,
  ends: short,
  restBegins: short,
  restEnds: short,
  words: text,
  cancelWords: text,
})

const BulkForm = z.object({ seen: z.union([Seen.transform((one) => [one]), z.array(Seen)]).default([]) })

const NOTHING = { on: '', begins: '', ends: '', restBegins: '', restEnds: '' }

/** As it was confirmed, or as it is proposed, or as it was ordered. */
const begun = ({ order, done }: Unconfirmed) => ({
  ...NOTHING,
  ...typedTimes(order.done ?? done ?? order),
  words: order.concludedWords,
  cancelWords: '',
})

const compared = ({ req, var: { db, staff, now } }: Context<ConsoleEnv>) =>
  getUnconfirmed(db, staff, Number(req.param('id')), now)

/** 時間外の確認 by the head of whoever worked. */
export function confirmationRoutes(program: Program) {
  async function conclude(
    c: Context<ConsoleEnv>,
    done: string,
    act: (found: Unconfirmed, typed: z.output<typeof Form>) => Promise<void>,
  ) {
    const typed = await readForm(c, Form)
    const found = await compared(c)
    const refused = await orRefusal(act(found, typed))
    if (!(refused instanceof Refusal)) return c.redirect(`${CONFIRMATIONS_HREF}?${done}`, 303)
    const { status, mistakes } = refused
    if (status !== 409 && status !== 422) throw refused
    const times = typed.begins || typed.ends ? {} : begun(found)
    return confirmationPage(program, c, { compared: found, typed: { ...typed, ...times }, status, errors: mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const { db, staff, now } = c.var
      const rows = []
      for (const order of await listWaiting(db, staff, now)) rows.push(await compareOrder(db, order, now))
      return confirmationsPage(program, c, rows)
    })
    .post('/', async (c) => {
      const { seen } = await readForm(c, BulkForm, { all: true })
      const { confirmed, left } = await confirmMany(c.var.db, c.var.now, c.var.staff, seen)
      return c.redirect(`${CONFIRMATIONS_HREF}?confirmed=${confirmed}&left=${left}`, 303)
    })
    .get('/:id{[0-9]{1,15}}', async (c) => {
      const found = await compared(c)
      return confirmationPage(program, c, { compared: found, typed: begun(found) })
    })
    .post('/:id{[0-9]{1,15}}', (c) =>
      conclude(c, 'confirmed=1', async ({ order: { id } }, typed) =>
        confirmTyped(c.var.db, c.var.now, c.var.staff, { id, version: typed.version }, typed),
      ),
    )
    .post('/:id{[0-9]{1,15}}/cancellation', (c) =>
      conclude(c, 'cancelled=1', async ({ order: { id } }, { version, cancelWords }) =>
        cancelOrder(c.var.db, c.var.now, c.var.staff, { id, version }, readCancellation(cancelWords)),
      ),
    )
}
