import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import { getKept } from '../datasets/may.ts'
import { LEAST_OF_ALL, MOST_OF_ALL, USUAL_LEAST } from './counts-table.ts'
import { gatePage } from './gate.page.tsx'
import { lookAtGate, type Wish } from './look-at-gate.ts'
import { passGate } from './pass-gate.ts'

const wishOf = (columns: Typed): Wish => {
  const least = firstOf(columns, 'least')
  return {
    least: least === '' ? USUAL_LEAST : (wholeNumber(least, LEAST_OF_ALL, MOST_OF_ALL) ?? NaN),
    hideZeros: firstOf(columns, 'zeros') !== '',
    edition: wholeNumber(firstOf(columns, 'edition'), 1, Number.MAX_SAFE_INTEGER),
    columns,
  }
}

const kept = (c: Context<ConsoleEnv>) => getKept(c.var.db as Db<'opendata'>, c.var.staff, c.req.param('slug') ?? '')

/** The gate before publication: seen first, then passed. */
export const gateRoutes = (frame: Frame) =>
  new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const [dataset, wish] = [await kept(c), wishOf(c.req.queries())]
      const at = await orRefusal(lookAtGate(c.var.db as Db<'opendata'>, dataset, wish))
      return gatePage(frame, c, dataset, wish, at)
    })
    .post('/', async (c) => {
      const [dataset, { typed }] = [await kept(c), await readTyped(c)]
      const [wish, db] = [wishOf(typed), c.var.db as Db<'opendata'>]
      const at = await orRefusal(lookAtGate(db, dataset, wish))
      if (at instanceof Refusal) return gatePage(frame, c, dataset, wish, at)
      const done = await orRefusal(passGate(db, c.var.now, c.var.staff, dataset, at, wish))
      if (done instanceof Refusal) return gatePage(frame, c, dataset, wish, { ...at, refusal: done })
      return c.redirect(`${setHref(dataset.slug)}?done=suppressed`, 303)
    })
