import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { deskPage } from '../conversations/desk.page.tsx'
import { deskAddress, readInbox } from '../conversations/inbox-address.ts'
import { viewConversation } from '../conversations/view-conversation.ts'
import { assign } from './assigning/assign.ts'
import { close, reopenConversation } from './closing/close.ts'
import { moveConversation } from './moving/move.ts'
import { strikeNote } from './notes/strike-note.ts'
import { writeNote } from './notes/write-note.ts'
import { setPriority, tag, untag } from './tags/sort.ts'
import { tagsRoutes } from './tags/tags.routes.ts'

const CONVERSATION = '/inquiries/:id{[0-9]+}'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))
const inboxOf = (c: Context<ConsoleEnv>) => readInbox((name) => c.req.query(name))
/** To the conversation; to the list, where it is another section's now. */
async function back(c: Context<ConsoleEnv>) {
  const seen = await orRefusal(getConversation(c.var.db, c.var.staff, idOf(c)))
  return c.redirect(
    seen instanceof Refusal ? deskAddress(inboxOf(c), '', { done: 'moved' }) : deskAddress(inboxOf(c), idOf(c)),
    303,
  )
}

const Key = z.uuid()
const who = (typed: Typed, field: string) => idIn(firstOf(typed, field)) || null

/** 対応 in the console: assignment, notes, tags, moving on, closing. Behind the duty to answer. */
export function caseworkRoutes(program: Program) {
  /** Does it and goes back to the conversation; what a person can mend is told there, with what they had typed. */
  const act = (work: (c: Context<ConsoleEnv>, typed: Typed) => Promise<unknown>) => async (c: Context<ConsoleEnv>) => {
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
  return (
    new Hono<ConsoleEnv>()
      .route('/', tagsRoutes(program))
      .post(
        `${CONVERSATION}/assignee`,
        act((c, typed) => {
          const { db, now, staff } = c.var
          return assign(db, now, staff, idOf(c), { to: who(typed, 'to'), was: who(typed, 'was') })
        }),
      )
      .post(
        `${CONVERSATION}/closing`,
        act((c, typed) => {
          const { municipality, now, staff } = c.var
          const said = (field: string) => firstOf(typed, field) === '1'
          const closing = {
            seen: idIn(firstOf(typed, 'seen')),
            unanswered: said('unanswered'),
            quietly: said('quietly'),
          }
          return close(municipality, now, staff, idOf(c), closing)
        }),
      )
      .post(
        `${CONVERSATION}/closing/removal`,
        act((c) => reopenConversation(c.var.db, c.var.now, c.var.staff, idOf(c))),
      )
      .post(
        `${CONVERSATION}/notes`,
        act((c, typed) => {
          const key = Key.safeParse(firstOf(typed, 'key'))
          if (!key.success)
            throw new Refusal(400, 'この画面は古くなっています。読み込み直してから、もう一度お試しください。')
          return writeNote(c.var.db, c.var.now, c.var.staff, idOf(c), typed, key.data)
        }),
      )
      .post(
        `${CONVERSATION}/notes/:note{[0-9]{1,15}}/removal`,
        act((c) => strikeNote(c.var.db, c.var.now, c.var.staff, idOf(c), Number(c.req.param('note')))),
      )
      .post(
        `${CONVERSATION}/urgency`,
        act((c, typed) => setPriority(c.var.db, c.var.now, c.var.staff, idOf(c), firstOf(typed, 'urgent') === '1')),
      )
      .post(
        `${CONVERSATION}/tags`,
        act((c, typed) => tag(c.var.db, c.var.now, c.var.staff, idOf(c), idIn(firstOf(typed, 'tag')))),
      )
      .post(
        `${CONVERSATION}/tags/:tag{[0-9]{1,15}}/removal`,
        act((c) => untag(c.var.db, c.var.now, c.var.staff, idOf(c), Number(c.req.param('tag')))),
      )
      .post(
        `${CONVERSATION}/move`,
        act((c, typed) =>
          moveConversation(c.var.municipality, c.var.now, c.var.staff, idOf(c), typed, idIn(firstOf(typed, 'seen'))),
        ),
      )
      // Whoever loads the page of a form that was sent back once more finds the conversation.
      .get(`${CONVERSATION}/:form{assignee|closing|notes|tags|urgency|move}`, async (c) => {
        const { id } = await getConversation(c.var.db, c.var.staff, idOf(c))
        return c.redirect(deskAddress(inboxOf(c), id), 303)
      })
  )
}
