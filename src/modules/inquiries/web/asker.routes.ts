import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { liveStream } from '#kernel/http/live-stream.ts'
import { chosenLanguage, goingOn, heardIn, readerOf } from '#kernel/http/reader-language.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { text } from '#kernel/identity/form-fields.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { RESYNC } from '#lib/db/live.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { writtenFor } from '#lib/text/language.ts'
import { ChoiceForm, chooseOnPage } from '../calls/offers/choose-on-page.ts'
import { findOfferIn } from '../calls/offers/offers.queries.ts'
import { findAttachment, listMessages } from '../conversations/messages.queries.ts'
import { readPlace } from '../conversations/place.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { offerAnswers } from '../faq/finding/find-answers.ts'
import { setLanguage } from '../languages/languages.queries.ts'
import { type Posted, readPosted } from '../sending/read-posted.ts'
import { findReport, listSteps } from '../streets/reports.queries.ts'
import { findLastOf } from '../satisfaction/questions.queries.ts'
import { askFrom } from './ask-from.ts'
import { type Asked, findById, findLink, giveToResident, listOwn, setEmailOpened } from './asked.queries.ts'
import { answerInLanguage } from './answer-in-language.ts'
import { askerPage } from './asker.page.tsx'
import { askPage, linkMailedPage, linkOverPage, ownInquiriesPage } from './asking.pages.tsx'
import { changeEmail, readEmail } from './change-email.ts'
import { refuseFlood, refuseMails } from './floods.ts'
import { findHere, getHere, type Here, signedInResident } from './here.ts'
import { filesOf, keepsForm, said } from './posted-form.ts'
import { refusalIn } from './refusal-words.ts'
import { renewLink } from './renew-link.ts'
import { mailWayBack } from './tell-asker.ts'
import { write } from './write.ts'

const WHICH = '/inquiries/:which{[\\w:-]{1,80}}'
const FILE = `${WHICH}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}`

/** Forms that tell themselves that their files are too large. */
export const keepsWords = ['/inquiries', WHICH]

const EmailForm = z.object({ email: text(254) })

const dbOf = (c: Context<SiteEnv>): Db<'inquiries'> => c.var.db

/** The pages on which somebody without LINE asks the town, and reads what it answers. */
export function askerRoutes(program: Program) {
  async function show(
    c: Context<SiteEnv>,
    here: Here & { asked: Asked },
    refused?: { refusal: Refusal; posted: Posted },
  ) {
    const messages = await listMessages(dbOf(c), here.asked, MESSAGES_A_PAGE, readPlace(c.req.query('before')))
    const { refusal, posted } = refused ?? {}
    const sentBack = refusal &&
      posted && {
        message: said(here.lang, refusal, posted),
        field: refusal.field ?? 'text',
        status: refusal.status,
        text: posted.text,
      }
    const last = messages.at(-1)
    const waits = messages.length > 1 && last?.author === 'resident' && !here.asked.about && !c.req.query('before')
    const offered = waits ? await offerAnswers(dbOf(c), writtenFor(here.lang), last.body) : []
    const [question, slots] = [await findLastOf(dbOf(c), here.asked), await findOfferIn(dbOf(c), here.asked)]
    const report = await findReport(dbOf(c), here.asked)
    const stands = report && { report, steps: await listSteps(dbOf(c), here.asked) }
    return askerPage(program, c, { here, messages, offered, question, slots, report: stands, sentBack })
  }

  return new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get('/inquiries', async (c) => {
      const residentId = await signedInResident(program, c)
      if (residentId === undefined) return c.redirect(goingOn(c, '/residents/sign-in?next=%2Finquiries'), 303)
      return ownInquiriesPage(program, c, readerOf(c), await listOwn(dbOf(c), residentId))
    })
    .get('/inquiries/new', async (c) => {
      const signedIn = (await signedInResident(program, c)) !== undefined
      const lang = readerOf(c)
      return askPage(program, c, { lang, action: goingOn(c, '/inquiries'), signedIn })
    })
    .post('/inquiries', (c) => {
      const lang = readerOf(c)
      c.set('lang', lang)
      return askFrom(program, c, { lang })
    })
    .get(WHICH, async (c) => {
      const here = await orRefusal(findHere(program, c))
      if (here instanceof Refusal) {
        if (here.status !== 410) throw here
        const { conversationId } = (await findLink(dbOf(c), c.req.param('which')))!
        const mails = Boolean((await findById(dbOf(c), conversationId))?.email)
        const href = `/inquiries/${c.req.param('which')}`
        return linkOverPage(program, c, { lang: c.get('lang') ?? readerOf(c), href, mails })
      }
      const { asked, matter, href, link, lang } = here
      if (!asked)
        return askPage(program, c, { lang, matter, action: goingOn(c, href), signedIn: matter?.residentId != null })
      const resident = matter?.residentId ?? asked.residentId
      if (resident !== asked.residentId) await giveToResident(dbOf(c), asked.id, resident)
      if (link?.mailed && !asked.emailOpenedAt) await setEmailOpened(dbOf(c), asked.id, c.var.now)
      return show(c, { ...here, asked })
    })
    .post(WHICH, async (c) => {
      const here = await findHere(program, c)
      const { asked, href } = here
      if (!asked) return askFrom(program, c, here)
      const [posted, chosen] = [await readPosted(c), chosenLanguage(heardIn(c))]
      const written = async () => {
        await refuseFlood(c, false)
        const files = await filesOf(program, c, posted)
        await dbOf(c)
          .transaction()
          .execute(async (tx) => {
            if (chosen) await setLanguage(tx, asked.id, chosen)
            await write(tx, c.var.now, asked, { words: posted.text, files, key: posted.key })
          })
      }
      const refusal = await orRefusal(written())
      if (!refusal) return c.redirect(goingOn(c, `${href}#sent`), 303)
      if (!keepsForm(refusal)) throw refusal
      return show(c, { ...here, asked }, { refusal, posted })
    })
    .post(`${WHICH}/slots`, async (c) => {
      const { asked, href } = await getHere(program, c)
      const outcome = await chooseOnPage(dbOf(c), c.var.now, asked, await readForm(c, ChoiceForm))
      return c.redirect(goingOn(c, `${href}?slot=${outcome}`), 303)
    })
    .post(`${WHICH}/email`, async (c) => {
      const here = await getHere(program, c)
      const { email: typed } = await readForm(c, EmailForm)
      const change = async () => {
        const email = readEmail(typed)
        if (email) await refuseMails(c, email)
        await changeEmail(c.var.municipality, c.var.now, here.asked, email)
        return email
      }
      const email = await orRefusal(change())
      if (!(email instanceof Refusal)) return c.redirect(goingOn(c, `${here.href}${email ? '?done=email' : ''}`), 303)
      const messages = await listMessages(dbOf(c), here.asked, MESSAGES_A_PAGE)
      const message = refusalIn(here.lang, email)
      return askerPage(program, c, { here, messages, refusedEmail: { message, status: email.status, typed } })
    })
    .post(`${WHICH}/renewal`, async (c) => {
      const { asked, href, link } = await getHere(program, c)
      const renewed = await renewLink(dbOf(c), c.var.now, asked)
      return c.redirect(goingOn(c, `${link ? renewed : href}?done=renewed`), 303)
    })
    .post(`${WHICH}/mailing`, async (c) => {
      const link = await findLink(dbOf(c), c.req.param('which'))
      const asked = link && (await findById(dbOf(c), link.conversationId))
      if (!asked?.email) throw new Refusal(404, 'このページは見つかりません。')
      const { id, email, lang } = asked
      c.set('lang', lang)
      await refuseMails(c, email)
      await dbOf(c)
        .transaction()
        .execute((tx) => mailWayBack(tx, c.var.municipality, c.var.now, { id, email, lang }))
      return linkMailedPage(program, c, lang)
    })
    .get(`${WHICH}/live`, async (c) => {
      const { id } = (await getHere(program, c)).asked
      return liveStream(c, {
        live: c.var.municipality.live,
        hears: (word) => word === askerWord(id) || word === RESYNC,
        mayEnd: (word) => word === askerWord(id), // a new address ends the old one
        async stillAllowed() {
          c.set('now', program.clock())
          const here = await orRefusal(findHere(program, c))
          return !(here instanceof Refusal) && here.asked?.id === id
        },
      })
    })
    .get(FILE, async (c) => {
      const { sha256, name } = await attachment(c)
      return serveFile(program, c, c.var.municipality, { sha256 }, { name })
    })
    .get(`${FILE}/preview`, async (c) => {
      const { previewSha256 } = await attachment(c)
      if (!previewSha256) throw new Refusal(404, '写真はありません。')
      return serveFile(program, c, c.var.municipality, { sha256: previewSha256 }, { name: 'picture.jpg' })
    })

  async function attachment(c: Context<SiteEnv>) {
    const { asked } = await getHere(program, c)
    const [message, position] = [Number(c.req.param('message')), Number(c.req.param('position'))]
    const found = await findAttachment(dbOf(c), asked, message, position)
    if (!found) throw new Refusal(404, 'このファイルは見つかりませんでした。')
    return found
  }
}
