import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { actOn, idOf, inboxOf } from '../casework/act.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { deskAddress } from '../conversations/inbox-address.ts'
import { findAttachment } from '../conversations/messages.queries.ts'
import { readPlace } from '../conversations/place.ts'
import { formKey } from '../form-key.ts'
import { askOpinions } from './ask-opinions.ts'
import { askedPage } from './asked.page.tsx'
import { giveOpinion } from './give-opinion.ts'
import { noteAsked, strikeAsked } from './note-asked.ts'
import { openAsked } from './open-asked.ts'
import { opinionHref, OPINIONS } from './opinion.ts'
import { getAsked } from './opinion-requests.queries.ts'
import { opinionsPage } from './opinions.page.tsx'
import { withdrawRequest } from './withdraw-request.ts'

const ASKING = '/inquiries/:id{[0-9]+}/opinion-requests'
const ONE = '/inquiries/opinions/:request{[0-9]{1,15}}'
const FILE = `${ONE}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}`

const requestOf = (c: Context<ConsoleEnv>) => Number(c.req.param('request'))

const here = (c: Context<ConsoleEnv>) => opinionHref(requestOf(c))

const open = (c: Context<ConsoleEnv>) =>
  openAsked(c.var.db, c.var.now, c.var.staff, requestOf(c), {
    before: readPlace(c.req.query('before')),
    watched: c.req.header('x-live') !== 'hidden',
  })

async function attachment(c: Context<ConsoleEnv>) {
  const { conversation } = await getAsked(c.var.db, c.var.now, c.var.staff, requestOf(c))
  const [message, position] = [Number(c.req.param('message')), Number(c.req.param('position'))]
  const found = await findAttachment(c.var.db, conversation, message, position)
  if (!found) throw new Refusal(404, 'このファイルは見つかりませんでした。送信が取り消された可能性があります。')
  return found
}

/** 合議, of whoever asks (below the conversation) and whoever is asked (below the request). Behind the duty to answer. */
export function togetherRoutes(program: Program) {
  const act = actOn(program)
  /** Does it and goes on; what a person can mend is told on the page of the request. */
  const answer =
    (to: (c: Context<ConsoleEnv>) => string, work: (c: Context<ConsoleEnv>, typed: Typed) => Promise<unknown>) =>
    async (c: Context<ConsoleEnv>) => {
      const { typed } = await readTyped(c)
      try {
        await work(c, typed)
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || !refusal.field) throw refusal
        return askedPage(program, c, await open(c), { refusal, typed })
      }
      return c.redirect(to(c), 303)
    }
  return new Hono<ConsoleEnv>()
    .post(
      ASKING,
      act((c, typed) =>
        askOpinions(c.var.db, c.var.now, c.var.staff, idOf(c), typed, formKey(c, firstOf(typed, 'key'))),
      ),
    )
    .post(
      `${ASKING}/:request{[0-9]{1,15}}/removal`,
      act((c) => withdrawRequest(c.var.db, c.var.now, c.var.staff, idOf(c), requestOf(c))),
    )
    .get(ASKING, async (c) => {
      const { id } = await getConversation(c.var.db, c.var.staff, idOf(c))
      return c.redirect(deskAddress(inboxOf(c), id), 303)
    })
    .get('/inquiries/opinions', (c) => opinionsPage(program, c))
    .get(ONE, async (c) => askedPage(program, c, await open(c)))
    .post(
      `${ONE}/opinion`,
      answer(
        () => `${OPINIONS}?done=given`,
        (c, typed) => giveOpinion(c.var.db, c.var.now, c.var.staff, requestOf(c), typed),
      ),
    )
    .post(
      `${ONE}/notes`,
      answer(here, (c, typed) =>
        noteAsked(c.var.db, c.var.now, c.var.staff, requestOf(c), typed, formKey(c, firstOf(typed, 'key'))),
      ),
    )
    .post(
      `${ONE}/notes/:note{[0-9]{1,15}}/removal`,
      answer(here, (c) => strikeAsked(c.var.db, c.var.now, c.var.staff, requestOf(c), Number(c.req.param('note')))),
    )
    .get(`${ONE}/:form{opinion|notes}`, async (c) => {
      await getAsked(c.var.db, c.var.now, c.var.staff, requestOf(c))
      return c.redirect(here(c), 303)
    })
    .get(FILE, async (c) => {
      const { sha256, name } = await attachment(c)
      return serveFile(program, c, c.var.municipality, { sha256 }, { name })
    })
    .get(`${FILE}/preview`, async (c) => {
      const { previewSha256: sha256 } = await attachment(c)
      if (!sha256) throw new Refusal(404, '写真はありません。')
      return serveFile(program, c, c.var.municipality, { sha256 }, { name: 'picture.jpg' })
    })
}
