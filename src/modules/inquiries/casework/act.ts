import type { Context } from 'hono'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { deskPage } from '../conversations/desk.page.tsx'
import { deskAddress, readInbox } from '../conversations/inbox-address.ts'
import { viewConversation } from '../conversations/view-conversation.ts'

export const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))
export const inboxOf = (c: Context<ConsoleEnv>) => readInbox((name) => c.req.query(name))

/** To the conversation; to the list, where it is another section's now. */
async function back(c: Context<ConsoleEnv>) {
  const seen = await orRefusal(getThread(c.var.db, c.var.staff, idOf(c)))
  return c.redirect(
    seen instanceof Refusal ? deskAddress(inboxOf(c), '', { done: 'moved' }) : deskAddress(inboxOf(c), idOf(c)),
    303,
  )
}

/** Does it and goes back to the conversation; what a person can mend is told there, with what they had typed. */
export const actOn =
  (program: Program) =>
  (work: (c: Context<ConsoleEnv>, typed: Typed) => Promise<unknown>) =>
  async (c: Context<ConsoleEnv>) => {
    const { typed } = await readTyped(c)
    try {
      await work(c, typed)
    } catch (error) {
      if (!(error instanceof Refusal) || !error.field) throw error
      const { field, message } = error
      const view = await viewConversation(c.var.db, c.var.staff, idOf(c), c.var.now)
      const status = error.status === 409 ? 409 : 422
      return deskPage(program, c, view, { field, message, status, mistaken: { field, message, typed } })
    }
    return back(c)
  }
