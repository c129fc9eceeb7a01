import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { DeskAnswers } from '../conversations/desk-answers.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { askMachine } from './ask-machine.ts'
import { isUse } from './machine.ts'
import { putTextAway, takeText } from './take-text.ts'

const MACHINE = '/inquiries/:id{[0-9]+}/machine'
const TEXT = `${MACHINE}/:text{[0-9]{1,15}}`

/** What the form of the reply holds; the other buttons send only what they are about. */
const Form = z.object({
  use: z.string().max(20).default(''),
  language: z.string().max(10).default(''),
  message: z.string().max(20).default(''),
  text: z.string().optional(),
  choices: z.string().default(''),
  draft: z.union([z.literal(''), z.uuid()]).default(''),
  key: z.uuid().optional(),
})
type Form = z.output<typeof Form>

const idsOf = (c: Context<ConsoleEnv>) => [Number(c.req.param('id')), idIn(c.req.param('text'))] as const

/** 言語モデルに頼む: buttons of the desk. What is typed in the reply is kept first, so that it is there on the page that comes back. */
export function machineRoutes({ back, sendBack }: DeskAnswers) {
  const act = (work: (c: Context<ConsoleEnv>, form: Form) => Promise<string>) => async (c: Context<ConsoleEnv>) => {
    const form = await readForm(c, Form)
    const { text, choices, draft, key } = form
    const typed = text === undefined ? undefined : { text, choices }
    try {
      if (typed) await saveDraft(c.var.db, c.var.staff, idsOf(c)[0], { ...typed, version: draft, key }, c.var.now)
      return back(c, await work(c, form))
    } catch (error) {
      return sendBack(c, error, typed)
    }
  }
  const seen = async (c: Context<ConsoleEnv>) => {
    await getThread(c.var.db, c.var.staff, idsOf(c)[0])
    return back(c)
  }
  return (
    new Hono<ConsoleEnv>()
      .post(
        MACHINE,
        act(async (c, { use, text, language, message }) => {
          if (!isUse(use)) throw new Refusal(422, '何を頼むかを選んでください。', 'machine')
          const wish = { use, original: text, language, message: idIn(message) }
          await askMachine(c.var.db, c.var.now, c.var.staff, idsOf(c)[0], wish)
          return use === 'summary' ? '#machine-summary' : use === 'reading' ? `#message-${message}` : '#machine'
        }),
      )
      .post(
        `${TEXT}/taking`,
        act(async (c) => {
          await takeText(c.var.municipality, c.var.now, c.var.staff, ...idsOf(c))
          return '#reply'
        }),
      )
      .post(
        `${TEXT}/removal`,
        act(async (c) => {
          await putTextAway(c.var.db, c.var.now, c.var.staff, ...idsOf(c))
          return '#machine'
        }),
      )
      // Whoever loads the page of a form that was sent back once more finds the conversation.
      .get(MACHINE, seen)
      .get(`${TEXT}/:form{taking|removal}`, seen)
  )
}
