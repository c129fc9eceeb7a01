import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { liveStream } from '#kernel/http/live-stream.ts'
import { readerOf } from '#kernel/http/reader-language.ts'
import { networkOf } from '#kernel/http/rate-limit.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { text } from '#kernel/identity/form-fields.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { RESYNC } from '#lib/db/live.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { type Language, writtenFor } from '#lib/text/language.ts'
import { ChoiceForm, chooseOnPage } from '../calls/offers/choose-on-page.ts'
import { findOfferIn } from '../calls/offers/offers.queries.ts'
import { findAttachment, listMessages } from '../conversations/messages.queries.ts'
import { readPlace } from '../conversations/place.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { offerAnswers } from '../faq/finding/find-answers.ts'
import { noteUnoffered } from '../faq/gaps/note-unanswered.ts'
import { countOffer } from '../faq/offers/offer-answers.ts'
import { setAsked } from '../faq/offers/offers.queries.ts'
import { setLanguage } from '../languages/languages.queries.ts'
import { prepareFile } from '../sending/prepare-file.ts'
import { type Posted, readPosted, sentence } from '../sending/read-posted.ts'
import { findReport, listSteps } from '../streets/reports.queries.ts'
import { findLastOf } from '../satisfaction/questions.queries.ts'
import { type Asked, findById, findLink, giveToResident, listOwn, setEmailOpened } from './asked.queries.ts'
import { answerInLanguage } from './answer-in-language.ts'
import { askerPage } from './asker.page.tsx'
import { askPage, linkMailedPage, linkOverPage, ownInquiriesPage } from './asking.pages.tsx'
import { changeEmail, readEmail } from './change-email.ts'
import { refuseFlood, refuseMails } from './floods.ts'
import { findHere, getHere, type Here, signedInResident } from './here.ts'
import { conversations } from './open.ts'
import { refusalIn } from './refusal-words.ts'
import { renewLink } from './renew-link.ts'
import { mailWayBack } from './tell-asker.ts'
import { write } from './write.ts'

const WHICH = '/inquiries/:which{[\\w:-]{1,80}}'
const FILE = `${WHICH}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}`

/** Forms that tell themselves that their files are too large. */
export const keepsWords = ['/inquiries', WHICH]

const LONGEST_NAME = 50

const EmailForm = z.object({ email: text(254) })

const dbOf = (c: Context<SiteEnv>): Db<'inquiries'> => c.var.db

function readName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed()
  if (name === '') throw new Refusal(422, 'お名前を入力してください。例: 青空 花子', 'name')
  if ([...name].length > LONGEST_NAME) throw new Refusal(422, `お名前は${LONGEST_NAME}文字以内にしてください。`, 'name')
  return name
}

const said = (lang: Language, refusal: Refusal, posted: Posted): string =>
  sentence({ message: refusalIn(lang, refusal, posted.text) }, posted, lang)

/** What was typed comes back, also to whoever has to wait before it can be sent. */
const keepsForm = ({ field, status }: Refusal): boolean => field !== undefined || status === 429

/** Where somebody who reads in this language begins to ask. */
const askingIn = (lang: Language) => (lang === 'ja' ? '/inquiries' : `/inquiries?lang=${lang}`)

/** The pages on which somebody without LINE asks the town, and reads what it answers. */
export function askerRoutes(program: Program) {
  async function filesOf(c: Context<SiteEnv>, { files, misfit }: Posted) {
    if (misfit) throw misfit
    const received = []
    for (const file of files) received.push((await prepareFile(program, c.var.municipality, file)).file)
    return received
  }

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

  /**
   * Opens a conversation: about the matter, or about anything. What may answer it already is offered first, once; not to whoever chose
   * files, which a form that is shown again would lose. @returns where it goes on, or what is offered
   */
  async function open(
    c: Context<SiteEnv>,
    posted: Posted,
    { href, matter, lang }: Partial<Here>,
    signedIn: number | undefined,
  ) {
    const { words, key } = posted
    const residentId = matter ? (matter.residentId ?? undefined) : signedIn
    const person = residentId !== undefined ? { residentId } : { name: matter?.name || readName(words('name')) }
    const email = matter?.email ?? readEmail(words('email'))
    const written = writtenFor(lang ?? 'ja')
    const asked = matter || posted.hadFiles || words('to') === 'staff' ? '' : posted.text
    const offered = await offerAnswers(dbOf(c), written, asked)
    const network = networkOf(c.var.address)
    if (offered.length > 0) return countOffer(dbOf(c), c.var.now, network, written, offered)
    await refuseFlood(c, true)
    if (email) await refuseMails(c, email)
    const files = await filesOf(c, posted)
    const opened = await dbOf(c)
      .transaction()
      .execute(async (tx) => {
        await setAsked(tx, c.var.now, words('offer'))
        const begun = await conversations.open(tx, c.var.municipality, c.var.now, {
          person,
          by: 'asker',
          words: posted.text,
          files,
          key,
          email,
          lang,
          ...(matter && {
            sectionId: matter.sectionId,
            about: { subject: c.req.param('which')!, title: matter.title },
          }),
        })
        if (asked) await noteUnoffered(tx, c.var.now, asked, begun)
        return begun
      })
    return href ?? (residentId === undefined ? opened.href : (`/inquiries/${opened.id}` as const))
  }

  async function opening(c: Context<SiteEnv>, here: Partial<Here>) {
    const signedIn = await signedInResident(program, c)
    const posted = await readPosted(c)
    const to = await orRefusal(open(c, posted, here, signedIn))
    if (typeof to === 'string') return c.redirect(`${to}?done=sent#sent`, 303)
    if (to instanceof Refusal && !keepsForm(to)) throw to
    const lang = here.lang ?? 'ja'
    return askPage(program, c, {
      lang,
      matter: here.matter,
      action: here.href ?? askingIn(lang),
      signedIn: signedIn !== undefined,
      typed: { name: posted.words('name'), text: posted.text, email: posted.words('email') },
      ...(to instanceof Refusal
        ? {
            refusal: { status: to.status, errors: [{ field: to.field ?? 'text', message: said(lang, to, posted) }] },
            toStaff: posted.words('to') === 'staff',
            offer: posted.words('offer'),
          }
        : { offered: to.faqs, offer: to.key }),
    })
  }

  return new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get('/inquiries', async (c) => {
      const residentId = await signedInResident(program, c)
      if (residentId === undefined) return c.redirect('/residents/sign-in?next=%2Finquiries', 303)
      return ownInquiriesPage(program, c, readerOf(c), await listOwn(dbOf(c), residentId))
    })
    .get('/inquiries/new', async (c) => {
      const signedIn = (await signedInResident(program, c)) !== undefined
      const lang = readerOf(c)
      return askPage(program, c, { lang, action: askingIn(lang), signedIn })
    })
    .post('/inquiries', (c) => {
      const lang = readerOf(c)
      c.set('lang', lang)
      return opening(c, { lang })
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
      if (!asked) return askPage(program, c, { lang, matter, action: href, signedIn: matter?.residentId != null })
      const resident = matter?.residentId ?? asked.residentId
      if (resident !== asked.residentId) await giveToResident(dbOf(c), asked.id, resident)
      if (link?.mailed && !asked.emailOpenedAt) await setEmailOpened(dbOf(c), asked.id, c.var.now)
      return show(c, { ...here, asked })
    })
    .post(WHICH, async (c) => {
      const here = await findHere(program, c)
      const { asked, href } = here
      if (!asked) return opening(c, here)
      const posted = await readPosted(c)
      const written = async () => {
        await refuseFlood(c, false)
        const files = await filesOf(c, posted)
        await dbOf(c)
          .transaction()
          .execute(async (tx) => {
            await setLanguage(tx, asked.id, here.lang)
            await write(tx, c.var.now, asked, { words: posted.text, files, key: posted.key })
          })
      }
      const refusal = await orRefusal(written())
      if (!refusal) return c.redirect(`${href}#sent`, 303)
      if (!keepsForm(refusal)) throw refusal
      return show(c, { ...here, asked }, { refusal, posted })
    })
    .post(`${WHICH}/slots`, async (c) => {
      const { asked, href } = await getHere(program, c)
      const outcome = await chooseOnPage(dbOf(c), c.var.now, asked, await readForm(c, ChoiceForm))
      return c.redirect(`${href}?slot=${outcome}`, 303)
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
      if (!(email instanceof Refusal)) return c.redirect(`${here.href}${email ? '?done=email' : ''}`, 303)
      const messages = await listMessages(dbOf(c), here.asked, MESSAGES_A_PAGE)
      const message = refusalIn(here.lang, email)
      return askerPage(program, c, { here, messages, refusedEmail: { message, status: email.status, typed } })
    })
    .post(`${WHICH}/renewal`, async (c) => {
      const { asked, href, link } = await getHere(program, c)
      const renewed = await renewLink(dbOf(c), c.var.now, asked)
      return c.redirect(`${link ? renewed : href}?done=renewed`, 303)
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
