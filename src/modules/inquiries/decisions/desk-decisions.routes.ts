import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { DeskAnswers } from '../conversations/desk-answers.ts'
import { markDecided, unmarkDecided } from './mark.ts'
import { withdrawReply } from './withdraw-reply.ts'

const CONVERSATION = '/inquiries/:id{[0-9]+}'
const MARK = `${CONVERSATION}/decision-mark`
const PROPOSED = `${CONVERSATION}/proposed-replies/:reply{[0-9]{1,15}}/removal`

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

/** 決裁 at the desk: a conversation is marked, a reply withdrawn. */
export function deskDecisionRoutes({ back, sendBack }: DeskAnswers) {
  const act =
    (work: (c: Context<ConsoleEnv>) => Promise<void>, to = '') =>
    async (c: Context<ConsoleEnv>) => {
      try {
        await work(c)
      } catch (error) {
        return sendBack(c, error)
      }
      return back(c, to)
    }
  const found = async (c: Context<ConsoleEnv>) => {
    await getThread(c.var.db, c.var.staff, idOf(c))
    return back(c)
  }
  return new Hono<ConsoleEnv>()
    .post(
      MARK,
      act((c) => markDecided(c.var.db, c.var.now, c.var.staff, idOf(c))),
    )
    .post(
      `${MARK}/removal`,
      act((c) => unmarkDecided(c.var.db, c.var.now, c.var.staff, idOf(c))),
    )
    .post(
      PROPOSED,
      act(
        (c) => withdrawReply(c.var.municipality, c.var.now, c.var.staff, idOf(c), idIn(c.req.param('reply'))),
        '#reply',
      ),
    )
    .get(MARK, found)
    .get(`${MARK}/removal`, found)
    .get(PROPOSED, found)
}
