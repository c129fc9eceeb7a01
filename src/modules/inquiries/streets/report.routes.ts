import { type Context, Hono } from 'hono'
import type { Opening } from '#kernel/conversations/conversations.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { goingOn, readerOf } from '#kernel/http/reader-language.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { prepareFile } from '../sending/prepare-file.ts'
import { type Posted, readPosted, sentence } from '../sending/read-posted.ts'
import { personAt } from '../subscriptions/person-at.ts'
import { sendTalkLinkTask } from '../subscriptions/send-link.ts'
import { answerInLanguage } from '../web/answer-in-language.ts'
import { readEmail } from '../web/change-email.ts'
import { refuseFlood, refuseMails } from '../web/floods.ts'
import { signedInResident } from '../web/here.ts'
import { mistakesIn, RefusalInEach } from '../web/refusal-words.ts'
import { type FormPage, formPage } from './form.page.tsx'
import { findArea, listKinds } from './kinds.queries.ts'
import { makeReport } from './make-report.ts'
import { REPORT_LETTER } from './link-letter.ts'
import { CLOSED, REPORT_REFUSED } from './report-refused-words.ts'
import { readReport, REPORT_WORDS } from './street-report.ts'

export const REPORT = '/street-reports'
const FROM_TALK = '/line/street-reports'
const LINK = `${FROM_TALK}/:token{[\\w-]{32}}`

/** Forms that tell themselves that their files are too large. */
export const keepsPhotos = [REPORT, LINK]

/** 「通報」 in the talk is answered with a link to the form, as its own person. */
export const sendReportLinkTask = (program: Program) => sendTalkLinkTask(program, FROM_TALK, REPORT_LETTER)

interface Reporter {
  action: string
  residentId: number | undefined
  lang: Language
}

/** @throws Refusal 404, 429 */
async function fromTalk(c: Context<SiteEnv>): Promise<Reporter> {
  const { residentId, lang } = await personAt(c, 'street-reports', REPORT_WORDS)
  return { action: `${FROM_TALK}/${c.req.param('token')!}`, residentId, lang }
}

/** The forms on which somebody reports: anybody, and whoever comes from their talk on LINE. */
export function reportRoutes(program: Program) {
  async function anybody(c: Context<SiteEnv>): Promise<Reporter> {
    const lang = readerOf(c)
    c.set('lang', lang)
    return { action: REPORT, residentId: await signedInResident(program, c), lang }
  }

  async function show(c: Context<SiteEnv>, { action, residentId, lang }: Reporter, again?: FormPage['again']) {
    const kinds = await listKinds(c.var.db)
    if (kinds.length === 0) throw new RefusalInEach(404, CLOSED)
    return formPage(program, c, {
      lang,
      action: goingOn(c, action),
      kinds,
      area: await findArea(c.var.db),
      asksPerson: residentId === undefined,
      again,
    })
  }

  /** @returns where it can be followed */
  async function report(
    c: Context<SiteEnv>,
    { residentId, lang }: Reporter,
    typed: Typed,
    posted: Posted,
  ): Promise<string> {
    const db: Db<'inquiries'> = c.var.db
    const filled = readReport(typed, await listKinds(db), await findArea(db))
    const email = residentId === undefined ? readEmail(firstOf(typed, 'email')) : undefined
    if (posted.misfit) throw posted.misfit
    await refuseFlood(c, true)
    if (email) await refuseMails(c, email)
    const files = []
    for (const file of posted.files) files.push((await prepareFile(program, c.var.municipality, file)).file)
    const person: Opening['person'] = residentId === undefined ? { name: filled.name } : { residentId }
    const sent = { person, files, key: posted.key, email, lang }
    const { href } = await db.transaction().execute((tx) => makeReport(tx, c.var.municipality, c.var.now, filled, sent))
    return href
  }

  const posted = (who: typeof anybody) => async (c: Context<SiteEnv>) => {
    const reporter = await who(c)
    const sent = await readPosted(c)
    const { typed } = await readTyped(c)
    const to = await orRefusal(report(c, reporter, typed, sent))
    if (typeof to === 'string') return c.redirect(`${to}?done=reported`, 303)
    if (to.field === undefined && to.status !== 429) throw to
    const errors = mistakesIn(reporter.lang, to, REPORT_REFUSED).map(({ field = 'address', message }) => ({
      field,
      message: sentence({ message }, sent, reporter.lang),
    }))
    return show(c, reporter, { typed, status: to.status, errors })
  }

  return new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get(`${REPORT}/new`, async (c) => show(c, await anybody(c)))
    .post(REPORT, posted(anybody))
    .get(LINK, async (c) => show(c, await fromTalk(c)))
    .post(LINK, posted(fromTalk))
}
