import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import type { Program } from '#kernel/program.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { actOn, idOf, inboxOf, keyIn } from '../casework/act.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { deskAddress } from '../conversations/inbox-address.ts'
import { changeState } from './change-state.ts'
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
          return changeState(municipality, now, staff, idOf(c), { ...readChange(typed), key: keyIn(typed) })
        }),
      )
      .post(
        `${REPORT}/same-place`,
        act((c, typed) => markSamePlace(c.var.db, c.var.now, c.var.staff, idOf(c), idIn(firstOf(typed, 'other')))),
      )
      // Whoever loads the page of a form that was sent back once more finds the conversation.
      .get(`${REPORT}/:form{states|same-place}`, async (c) => {
        const { id } = await getThread(c.var.db, c.var.staff, idOf(c))
        return c.redirect(deskAddress(inboxOf(c), id, { show: 'person' }), 303)
      })
  )
}
