import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { DeskAnswers } from '../conversations/desk-answers.ts'
import { reschedule } from './reschedule.ts'
import { takeBack } from './take-back.ts'

const HELD = '/inquiries/:id{[0-9]+}/held/:reply{[0-9]{1,15}}'

const idsOf = (c: Context<ConsoleEnv>) => [Number(c.req.param('id')), idIn(c.req.param('reply'))] as const

/** What waits in a conversation: taken back, or sent at another time. */
export function heldRoutes({ back, sendBack }: DeskAnswers) {
  return new Hono<ConsoleEnv>()
    .post(`${HELD}/removal`, async (c) => {
      const [id, reply] = idsOf(c)
      try {
        const { files, quotes } = await takeBack(c.var.db, c.var.staff, id, reply, c.var.now)
        return back(c, '#reply', {
          ...(files > 0 && { taken: 'files' }),
          ...(quotes !== null && { quote: String(quotes) }),
        })
      } catch (error) {
        return sendBack(c, error)
      }
    })
    .post(`${HELD}/time`, async (c) => {
      const { typed } = await readTyped(c)
      const [id, reply] = idsOf(c)
      const sendAt = typedMoment(firstOf(typed, 'sendAt'))
      try {
        await reschedule(c.var.db, c.var.staff, id, { id: reply, version: versionIn(typed), sendAt }, c.var.now)
      } catch (error) {
        return sendBack(c, error)
      }
      return back(c)
    })
    .get(`${HELD}/:form{removal|time}`, async (c) => {
      await getThread(c.var.db, c.var.staff, Number(c.req.param('id')))
      return back(c)
    })
}
