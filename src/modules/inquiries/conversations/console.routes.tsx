import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { contentTags } from '#kernel/files/content-tag.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { callsRoutes } from '../calls/calls.routes.ts'
import { caseworkRoutes } from '../casework/casework.routes.ts'
import { sendInterim } from '../promises/send-interim.ts'
import { confidentialRoutes } from '../confidential/confidential.routes.ts'
import { cannedRoutes } from '../canned/canned.routes.ts'
import { deskDecisionRoutes } from '../decisions/desk-decisions.routes.ts'
import { draftRoutes } from '../drafts/drafts.routes.ts'
import { heldRoutes } from '../held/held.routes.ts'
import { attend } from '../presence/attend.ts'
import { machineRoutes } from '../machine/machine.routes.ts'
import { presenceRoutes } from '../presence/presence.routes.ts'
import { keepingRoutes } from '../retention/keeping.routes.tsx'
import { answersRoutes } from '../satisfaction/answers.page.tsx'
import { type Posted, readPosted, sentence } from '../sending/read-posted.ts'
import { reply } from '../sending/reply.ts'
import { resend } from '../sending/resend.ts'
import { guardConsole } from '../viewings/guard.ts'
import { viewingRoutes } from '../viewings/viewings.routes.tsx'
import { savedRoutes } from '../search/saved/saved.routes.ts'
import { streetRoutes } from '../streets/streets.routes.ts'
import { togetherRoutes } from '../together/together.routes.ts'
import { startRoutes } from '../web/start.routes.ts'
import { getThread } from './conversations.queries.ts'
import type { DeskAnswers } from './desk-answers.ts'
import { deskPage } from './desk.page.tsx'
import { deskAddress, readInbox } from './inbox-address.ts'
import { findAttachment } from './messages.queries.ts'
import { needNoReply, needReply } from './no-reply.ts'
import { pictureAddresses } from './picture-address.ts'
import { readPlace } from './place.ts'
import { viewConversation } from './view-conversation.ts'

const Resending = z.object({ sending: z.coerce.number().int().positive() })
const Interim = z.object({ day: z.string().max(10), key: z.uuid() })
const NoReply = z.object({ seen: z.coerce.number().int().nonnegative() })

const CONVERSATION = '/inquiries/:id{[0-9]+}'
const FILE = `${CONVERSATION}/files/:message{[0-9]+}/:position{[0-9]+}`

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

async function open(c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const watched = c.req.header('x-live') !== 'hidden'
  const view = await viewConversation(db, staff, idOf(c), now, { before: readPlace(c.req.query('before')), watched })
  if (watched) await attend(db, staff, view.conversation.id, now)
  return view
}

const back: DeskAnswers['back'] = (c, to = '', more = {}) =>
  c.redirect(
    `${deskAddress(
      readInbox((name) => c.req.query(name)),
      idOf(c),
      more,
    )}${to}`,
    303,
  )

/** The desk in the staff console: /console/inquiries. */
export function deskRoutes(program: Program) {
  const answers: DeskAnswers = {
    back,
    sendBack: (c, error, typed) => sendBack(program, c, error, typed),
  }
  return (
    new Hono<ConsoleEnv>()
      .use('/inquiries/*', async (c, next) => {
        if (!hasDuty(c.var.staff, 'answer'))
          throw new Refusal(403, '相談に答える職務がありません。所属の長か人事担当に確かめてください。')
        await next()
      })
      .use('/inquiries/:id{[0-9]+}/*', guardConsole)
      .route('/', startRoutes(program))
      .route('/', viewingRoutes(program))
      .route('/', callsRoutes(program))
      .route('/', savedRoutes(program))
      .route('/', caseworkRoutes(program))
      .route('/', togetherRoutes(program))
      .route('/', answersRoutes(program))
      .route('/', keepingRoutes(program))
      .route('/', confidentialRoutes(program))
      .route('/', streetRoutes(program))
      .route('/', cannedRoutes(program))
      .route('/', draftRoutes(answers))
      .route('/', presenceRoutes())
      .route('/', machineRoutes(answers))
      .route('/', heldRoutes(answers))
      .route('/', deskDecisionRoutes(answers))
      .get('/inquiries', (c) => deskPage(program, c))
      .get(CONVERSATION, async (c) => deskPage(program, c, await open(c)))
      .post(`${CONVERSATION}/replies`, (c) => answer(program, c))
      .post(`${CONVERSATION}/resendings`, async (c) => {
        const { sending } = await readForm(c, Resending)
        try {
          await resend(c.var.db, c.var.staff, idOf(c), sending, c.var.now)
        } catch (error) {
          return sendBack(program, c, error)
        }
        return back(c)
      })
      .post(`${CONVERSATION}/no-reply`, async (c) => {
        const { seen } = await readForm(c, NoReply)
        try {
          await needNoReply(c.var.db, c.var.staff, idOf(c), seen, c.var.now)
        } catch (error) {
          return sendBack(program, c, error)
        }
        return back(c)
      })
      .post(`${CONVERSATION}/no-reply/removal`, async (c) => {
        await needReply(c.var.db, c.var.staff, idOf(c), c.var.now)
        return back(c)
      })
      .post(`${CONVERSATION}/interim`, async (c) => {
        const form = await readForm(c, Interim)
        try {
          await sendInterim(c.var.municipality, c.var.now, c.var.staff, idOf(c), form)
        } catch (error) {
          return sendBack(program, c, error)
        }
        return back(c, '#sent')
      })
      // Whoever loads the page of a form that was sent back once more, or comes back to it later, finds the conversation.
      .get(`${CONVERSATION}/:form{replies|resendings|no-reply|interim}`, async (c) => {
        await getThread(c.var.db, c.var.staff, idOf(c))
        return back(c)
      })
      .get(`${CONVERSATION}/picture/:tag`, async (c) => {
        const { id, picture } = await getThread(c.var.db, c.var.staff, idOf(c))
        if (!picture) throw new Refusal(404, '写真はありません。')
        return kept(program, c, picture, pictureAddresses(program, c).ofPerson({ id, picture })!)
      })
      .get(FILE, async (c) => {
        const { sha256, name } = await attachment(c)
        return serveFile(program, c, c.var.municipality, { sha256 }, { name })
      })
      .get(`${FILE}/preview/:tag`, async (c) => {
        const { conversationId, messageId, position, previewSha256: preview } = await attachment(c)
        if (!preview) throw new Refusal(404, '写真はありません。')
        return kept(
          program,
          c,
          preview,
          pictureAddresses(program, c).ofPreview(conversationId, messageId, position, preview.toString('hex')),
        )
      })
  )
}

async function answer(program: Program, c: Context<ConsoleEnv>) {
  const posted = await readPosted(c)
  const { text, files, key, misfit, words } = posted
  try {
    if (misfit) throw misfit
    const form = {
      text,
      files,
      clientKey: key,
      sendAt: sendAtOf(words),
      choices: words('choices'),
      quotes: idIn(words('quotes')) || undefined,
      draft: { version: words('draft') },
    }
    await reply(program, c.var.municipality, c.var.staff, idOf(c), form, c.var.now)
  } catch (error) {
    return sendBack(program, c, error, posted)
  }
  return back(c, '#sent')
}

/** What a person can mend is told on the desk itself, with what they had typed. */
async function sendBack(
  program: Program,
  c: Context<ConsoleEnv>,
  error: unknown,
  posted?: Pick<Posted, 'text'> & Partial<Posted> & { choices?: string },
) {
  if (!(error instanceof Refusal) || !error.field) throw error
  const status = error.status === 409 || error.status === 413 ? error.status : 422
  const message = posted ? sentence(error, posted) : error.message
  const { text, words } = posted ?? {}
  return deskPage(program, c, await open(c), {
    message,
    field: error.field,
    status,
    text,
    choices: words?.('choices') ?? posted?.choices,
    quotes: words?.('quotes'),
    sendAt: words && typedTime(words),
  })
}

/** A time that was typed stands before one that was chosen. */
const typedTime = (words: Posted['words']): string => words('sendAt') || words('sendWhen')

/** @throws Refusal 422 where it is no time */
function sendAtOf(words: Posted['words']): Temporal.Instant | undefined {
  const typed = typedTime(words)
  const at = typedMoment(typed)
  if (typed && !at) throw new Refusal(422, '送る日時を、日付と時刻で入力してください。', 'sendAt')
  return at
}

async function attachment(c: Context<ConsoleEnv>) {
  const conversation = await getThread(c.var.db, c.var.staff, idOf(c))
  const [messageId, position] = [Number(c.req.param('message')), Number(c.req.param('position'))]
  const found = await findAttachment(c.var.db, conversation, messageId, position)
  if (!found) throw new Refusal(404, 'このファイルは見つかりませんでした。送信が取り消された可能性があります。')
  return { ...found, conversationId: conversation.id, messageId, position }
}

/** A small picture may stay in the browser for a day: lists show the same ones on every page. */
const DAY_S = 24 * 60 * 60

/** Under its own address it may be kept; any other, an older one or another session's, leads there. */
function kept(program: Program, c: Context<ConsoleEnv>, sha256: Buffer, address: string) {
  if (c.req.param('tag') === contentTags(program, c)(sha256.toString('hex'))) {
    return serveFile(program, c, c.var.municipality, { sha256 }, { name: 'picture.jpg', maxAge: DAY_S })
  }
  c.header('Cache-Control', 'no-store')
  return c.redirect(address, 302)
}
