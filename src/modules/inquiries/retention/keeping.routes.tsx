import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { disclose } from '../disclosure/disclose.ts'
import { disclosureFile } from '../disclosure/disclosure-file.ts'
import { eraseOnRequest } from './erase-on-request.ts'
import { endHold, hold } from './hold.ts'
import { keepingHref, keepingPage } from './keeping.page.tsx'

const CONVERSATION = '/inquiries/:id{[0-9]+}'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

/** 保存と開示 of one conversation. Behind the duty to answer, and the reason of whoever looks in from outside. */
export function keepingRoutes(program: Program) {
  /** @param work says where to go */
  const act = (work: (c: Context<ConsoleEnv>, typed: Typed) => Promise<string>) => async (c: Context<ConsoleEnv>) => {
    const { typed } = await readTyped(c)
    const to = await orRefusal(work(c, typed))
    if (!(to instanceof Refusal)) return c.redirect(to, 303)
    if (to.status !== 409 && to.status !== 422) throw to
    return keepingPage(program, c, await getThread(c.var.db, c.var.staff, idOf(c)), { typed, refused: to })
  }
  return (
    new Hono<ConsoleEnv>()
      .get(`${CONVERSATION}/keeping`, async (c) =>
        keepingPage(program, c, await getThread(c.var.db, c.var.staff, idOf(c))),
      )
      .post(
        `${CONVERSATION}/hold`,
        act(async (c, typed) => {
          const form = { reason: firstOf(typed, 'holdReason'), until: firstOf(typed, 'until') }
          await hold(c.var.db, c.var.now, c.var.staff, idOf(c), form)
          return keepingHref(idOf(c), 'keeping?done=held')
        }),
      )
      .post(
        `${CONVERSATION}/hold/removal`,
        act(async (c) => {
          await endHold(c.var.db, c.var.now, c.var.staff, idOf(c))
          return keepingHref(idOf(c), 'keeping?done=freed')
        }),
      )
      .post(
        `${CONVERSATION}/erasure`,
        act(async (c, typed) => {
          const form = { reason: firstOf(typed, 'reason'), sure: firstOf(typed, 'sure') !== '' }
          await eraseOnRequest(c.var.db, c.var.now, c.var.staff, idOf(c), form)
          return '/console/inquiries?done=erased'
        }),
      )
      .post(
        `${CONVERSATION}/disclosures`,
        act(async (c, typed) => {
          const form = { reason: firstOf(typed, 'why'), withNotes: firstOf(typed, 'notes') !== '' }
          const made = await disclose(c.var.db, c.var.now, c.var.staff, idOf(c), form)
          return keepingHref(idOf(c), `disclosures/${made}`)
        }),
      )
      .get(`${CONVERSATION}/disclosures/:disclosure{[0-9]{1,15}}`, (c) =>
        disclosureFile(program, c.var, idOf(c), idIn(c.req.param('disclosure'))),
      )
      // Whoever loads the page of a form that was sent back once more finds the page.
      .get(`${CONVERSATION}/:form{hold|erasure|disclosures}`, async (c) => {
        const { id } = await getThread(c.var.db, c.var.staff, idOf(c))
        return c.redirect(keepingHref(id), 303)
      })
  )
}
