import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import { getKept } from '../datasets/may.ts'
import { USUAL_LEAST } from './counts-table.ts'
import { gatePage } from './gate.page.tsx'
import { lookAtGate, passGate, type Wish } from './pass-gate.ts'

const wishOf = (least: string | undefined, zeros: string | undefined): Wish => ({
  least:
    least === undefined || least === ''
      ? USUAL_LEAST
      : /^\d{1,4}$/.test(least.normalize('NFKC'))
        ? Number(least.normalize('NFKC'))
        : NaN,
  hideZeros: Boolean(zeros),
})

const kept = (c: Context<ConsoleEnv>) => getKept(c.var.db as Db<'opendata'>, c.var.staff, c.req.param('slug') ?? '')

/** The gate before publication: seen first, then passed. */
export const gateRoutes = (frame: Frame) =>
  new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const [dataset, wish] = [await kept(c), wishOf(c.req.query('least'), c.req.query('zeros'))]
      const at = await orRefusal(lookAtGate(c.var.db as Db<'opendata'>, dataset, wish))
      return at instanceof Refusal
        ? gatePage(frame, c, dataset, wish, undefined, mendable(at))
        : gatePage(frame, c, dataset, wish, at)
    })
    .post('/', async (c) => {
      const [dataset, { typed }] = [await kept(c), await readTyped(c)]
      const wish = wishOf(firstOf(typed, 'least'), firstOf(typed, 'zeros'))
      const done = await orRefusal(passGate(c.var.db as Db<'opendata'>, c.var.now, c.var.staff, dataset, wish))
      if (done instanceof Refusal) return gatePage(frame, c, dataset, wish, undefined, mendable(done))
      return c.redirect(`${setHref(dataset.slug)}?done=suppressed`, 303)
    })
