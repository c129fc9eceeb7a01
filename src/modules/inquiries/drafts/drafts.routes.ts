import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { DeskAnswers } from '../conversations/desk-answers.ts'
import { deskAddress, readInbox } from '../conversations/inbox-address.ts'
import { saveDraft } from './save-draft.ts'

const DRAFT = '/inquiries/:id{[0-9]+}/draft'
const Form = z.object({
  text: z.string().default(''),
  choices: z.string().default(''),
  draft: z.union([z.literal(''), z.uuid()]).default(''),
  key: z.uuid(),
  /** Where one goes on: at the canned answers, or in the conversation. */
  next: z.string().optional(),
})

/** 下書き: a button, or the page by itself while somebody types; that one wants JSON. */
export function draftRoutes({ back, sendBack }: DeskAnswers) {
  return new Hono<ConsoleEnv>()
    .post(DRAFT, async (c) => {
      const { text, choices, draft, key, next } = await readForm(c, Form)
      const { db, staff, now } = c.var
      const id = Number(c.req.param('id'))
      const byItself = c.req.header('accept') === 'application/json'
      try {
        const version = await saveDraft(db, staff, id, { text, choices, version: draft, key }, now)
        if (byItself) return c.json({ version: version ?? '' })
      } catch (error) {
        if (!byItself) return sendBack(c, error, { text, choices })
        if (!(error instanceof Refusal)) throw error
        return c.json({ message: error.message }, error.status)
      }
      if (next !== 'canned') return back(c, '#reply')
      const inbox = readInbox((name) => c.req.query(name))
      return c.redirect(deskAddress(inbox, `${id}/canned`), 303)
    })
    .get(DRAFT, async (c) => {
      await getThread(c.var.db, c.var.staff, Number(c.req.param('id')))
      return back(c)
    })
}
