import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { hasDisasterMenu } from '../menus/editions.queries.ts'
import { DISASTER } from './disaster.ts'
import { disasterPage, type DisasterPage, switchPage } from './disaster.page.tsx'
import { findDisaster, findPrepared } from './disaster.queries.ts'
import { needToAct } from './may-act.ts'
import { prepareContents } from './prepare-contents.ts'
import { beginDisaster, endDisaster } from './switch-disaster.ts'

const state = async ({ var: { db } }: Context<ConsoleEnv>) => ({
  prepared: await findPrepared(db),
  disaster: await findDisaster(db),
  hasMenu: await hasDisasterMenu(db),
})

/** Only what a person can mend is told on the page. */
const mendable = (refusal: Refusal) => {
  if (refusal.status !== 409 && refusal.status !== 422) throw refusal
  return refusal
}

/** 災害モード in the console, for whoever answers for the whole town or sets it up. */
export function disasterRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, again?: DisasterPage['again']) =>
    disasterPage(program, c, { ...(await state(c)), again })
  const ask = async (c: Context<ConsoleEnv>, again?: DisasterPage['again']) => {
    const { prepared, disaster } = await state(c)
    return prepared ? switchPage(program, c, { prepared, disaster, again }) : c.redirect(DISASTER, 303)
  }
  const turn = (use: typeof beginDisaster, done: string) => async (c: Context<ConsoleEnv>) => {
    const { typed } = await readTyped(c)
    const turned = await orRefusal(use(c.var.db, c.var.now, c.var.staff, typed))
    return turned instanceof Refusal
      ? ask(c, { typed, refusal: mendable(turned) })
      : c.redirect(`${DISASTER}?done=${done}`, 303)
  }

  return new Hono<ConsoleEnv>()
    .use(async (c, next) => {
      await needToAct(c.var.db, c.var.staff)
      await next()
    })
    .get('/', (c) => show(c))
    .post('/contents', async (c) => {
      const { typed } = await readTyped(c)
      const saved = await orRefusal(prepareContents(c.var.db, c.var.now, c.var.staff, typed))
      return saved instanceof Refusal
        ? show(c, { typed, refusal: mendable(saved) })
        : c.redirect(`${DISASTER}?done=prepared`, 303)
    })
    .get('/switch', (c) => ask(c))
    .post('/beginning', turn(beginDisaster, 'begun'))
    .post('/end', turn(endDisaster, 'ended'))
}
