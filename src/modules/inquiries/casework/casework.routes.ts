import { Hono } from 'hono'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { deskAddress } from '../conversations/inbox-address.ts'
import { formKey } from '../form-key.ts'
import { correctLanguage } from '../languages/correct-language.ts'
import { actOn, idOf, inboxOf } from './act.ts'
import { assign } from './assigning/assign.ts'
import { close, reopenConversation } from './closing/close.ts'
import { linkConversations, unlinkConversations } from './links/link-conversations.ts'
import { mergeConversations, unmergeConversation } from './merging/merge-conversations.ts'
import { moveConversation } from './moving/move.ts'
import { strikeNote } from './notes/strike-note.ts'
import { writeNote } from './notes/write-note.ts'
import { setPriority, tag, untag } from './tags/sort.ts'
import { tagsRoutes } from './tags/tags.routes.ts'

const CONVERSATION = '/inquiries/:id{[0-9]+}'

const who = (typed: Typed, field: string) => idIn(firstOf(typed, field)) || null

/** 対応 in the console: assignment, notes, tags, moving on, closing. Behind the duty to answer. */
export function caseworkRoutes(program: Program) {
  const act = actOn(program)
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
        act((c, typed) =>
          writeNote(c.var.db, c.var.now, c.var.staff, idOf(c), typed, formKey(c, firstOf(typed, 'key'))),
        ),
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
        `${CONVERSATION}/language`,
        act((c, typed) => correctLanguage(c.var.db, c.var.now, c.var.staff, idOf(c), firstOf(typed, 'lang'))),
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
      .post(
        `${CONVERSATION}/links`,
        act((c, typed) => linkConversations(c.var.db, c.var.now, c.var.staff, idOf(c), typed)),
      )
      .post(
        `${CONVERSATION}/links/:link{[0-9]{1,15}}/removal`,
        act((c) => unlinkConversations(c.var.db, c.var.now, c.var.staff, idOf(c), Number(c.req.param('link')))),
      )
      .post(
        `${CONVERSATION}/merges`,
        act((c, typed) => mergeConversations(c.var.db, c.var.now, c.var.staff, idOf(c), typed)),
      )
      .post(
        `${CONVERSATION}/merges/:joined{[0-9]{1,15}}/removal`,
        act((c) => unmergeConversation(c.var.db, c.var.now, c.var.staff, idOf(c), Number(c.req.param('joined')))),
      )
      // Whoever loads the page of a form that was sent back once more finds the conversation.
      .get(`${CONVERSATION}/:form{assignee|closing|language|notes|tags|urgency|move|links|merges}`, async (c) => {
        const { id } = await getThread(c.var.db, c.var.staff, idOf(c))
        return c.redirect(deskAddress(inboxOf(c), id), 303)
      })
  )
}
