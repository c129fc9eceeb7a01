import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { actOn, idOf, inboxOf } from '../casework/act.ts'
import { formKey } from '../form-key.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { deskAddress } from '../conversations/inbox-address.ts'
import { changeState } from './change-state.ts'
import { correctReport } from './correct-report.ts'
import { correctionPage } from './correction.page.tsx'
import { markSamePlace } from './mark-same-place.ts'
import { readChange } from './street-report.ts'
import { streetsPage } from './streets.page.tsx'

const REPORT = '/inquiries/:id{[0-9]+}/street-report'

/** 通報 in the console. Behind the duty to answer. */
export function streetRoutes(program: Program) {
  const act = actOn(program)
  return (
    new Hono<ConsoleEnv>()
      .get('/inquiries/streets', (c) => streetsPage(program, c))
      .post(
        `${REPORT}/states`,
        act((c, typed) => {
          const { municipality, now, staff } = c.var
          return changeState(municipality, now, staff, idOf(c), {
            ...readChange(typed),
            key: formKey(c, firstOf(typed, 'key')),
          })
        }),
      )
      .post(
        `${REPORT}/same-place`,
        act((c, typed) => markSamePlace(c.var.db, c.var.now, c.var.staff, idOf(c), idIn(firstOf(typed, 'other')))),
      )
      .get(`${REPORT}/correction`, async (c) =>
        correctionPage(program, c, inboxOf(c), await getThread(c.var.db, c.var.staff, idOf(c))),
      )
      .post(`${REPORT}/correction`, async (c) => {
        const { typed } = await readTyped(c)
        const { db, now, staff } = c.var
        const done = await orRefusal(correctReport(db, now, staff, idOf(c), typed))
        if (!(done instanceof Refusal)) return c.redirect(deskAddress(inboxOf(c), idOf(c), { show: 'person' }), 303)
        if (!done.field) throw done
        return correctionPage(program, c, inboxOf(c), await getThread(db, staff, idOf(c)), { typed, refusal: done })
      })
      // Whoever loads the page of a form that was sent back once more finds the conversation.
      .get(`${REPORT}/:form{states|same-place}`, async (c) => {
        const { id } = await getThread(c.var.db, c.var.staff, idOf(c))
        return c.redirect(deskAddress(inboxOf(c), id, { show: 'person' }), 303)
      })
  )
}
