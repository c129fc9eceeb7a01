import { type Context, Hono } from 'hono'
import { firstOf } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { deskPage } from '../conversations/desk.page.tsx'
import { deskAddress, readInbox } from '../conversations/inbox-address.ts'
import { viewConversation } from '../conversations/view-conversation.ts'
import { continueOnPage, returnToLine } from './continue-on-page.ts'

const PAGE = '/inquiries/:id{[0-9]+}/page'

/** 町のページで続ける and LINE に戻す. Behind the duty to answer. */
export function confidentialRoutes(program: Program) {
  const act =
    (work: (c: Context<ConsoleEnv>, id: number, reason: string) => Promise<number>) =>
    async (c: Context<ConsoleEnv>) => {
      const { typed } = await readTyped(c)
      const id = Number(c.req.param('id'))
      const to = await orRefusal(work(c, id, firstOf(typed, 'back')))
      if (!(to instanceof Refusal)) return back(c, to)
      const { field, message, status } = to
      if (!field) throw to
      const view = await viewConversation(c.var.db, c.var.staff, id, c.var.now)
      const sentBack = {
        field,
        message,
        status: status === 409 ? 409 : 422,
        mistaken: { field, message, typed },
      } as const
      return deskPage(program, c, view, sentBack)
    }
  return new Hono<ConsoleEnv>()
    .post(
      PAGE,
      act((c, id) => continueOnPage(c.var.db, c.var.now, c.var.staff, id)),
    )
    .post(
      `${PAGE}/removal`,
      act((c, id, reason) => returnToLine(c.var.db, c.var.now, c.var.staff, id, reason)),
    )
    .get(`${PAGE}/:form{removal}?`, async (c) =>
      back(c, (await getConversation(c.var.db, c.var.staff, Number(c.req.param('id')))).id),
    )
}

/** To the conversation; to the list, where it is another section's. */
async function back(c: Context<ConsoleEnv>, id: number) {
  const inbox = readInbox((name) => c.req.query(name))
  const seen = await orRefusal(getConversation(c.var.db, c.var.staff, id))
  return c.redirect(deskAddress(inbox, seen instanceof Refusal ? undefined : id), 303)
}
