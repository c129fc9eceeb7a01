import { type Context, Hono } from 'hono'
import type { Opening } from '#kernel/conversations/conversations.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { prepareFile } from '../sending/prepare-file.ts'
import { type Posted, readPosted, sentence } from '../sending/read-posted.ts'
import { findNoticeLink } from '../subscriptions/links.queries.ts'
import { sendTalkLinkTask } from '../subscriptions/send-link.ts'
import { readEmail } from '../web/change-email.ts'
import { refuseFlood, refuseMails } from '../web/floods.ts'
import { signedInResident } from '../web/here.ts'
import { formPage } from './form.page.tsx'
import { findArea, listKinds } from './kinds.queries.ts'
import { makeReport } from './make-report.ts'
import { REPORT_LETTER } from './link-letter.ts'
import { readReport, REPORT_WORD } from './street-report.ts'

export const REPORT = '/street-reports'
const FROM_TALK = '/line/street-reports'
const LINK = `${FROM_TALK}/:token{[\\w-]{32}}`

/** Forms that tell themselves that their files are too large. */
export const keepsPhotos = [REPORT, LINK]

const TRIES = { max: 60, per: { hours: 1 } }
const CLOSED = 'この町では、まだ道路などの通報を受け付けていません。チャットか電話でお知らせください。'
const OVER = `このリンクは、期限が過ぎています。LINE のトークで、もう一度「${REPORT_WORD}」と送ってください。`

/** 「通報」 in the talk is answered with a link to the form, as its own person. */
export const sendReportLinkTask = (program: Program) => sendTalkLinkTask(program, FROM_TALK, REPORT_LETTER)

interface Reporter {
  action: string
  residentId: number | undefined
}

/** @throws Refusal 404, 429 */
async function fromTalk(c: Context<SiteEnv>): Promise<Reporter> {
  await limit(c.var.db, c.var.now, `street-reports-from:${networkOf(c.var.address)}`, TRIES)
  const token = c.req.param('token')!
  const person = await findNoticeLink(c.var.db, c.var.now, token)
  if (!person) throw new Refusal(404, OVER)
  return { action: `${FROM_TALK}/${token}`, residentId: person.residentId }
}

/** The forms on which somebody reports: anybody, and whoever comes from their talk on LINE. */
export function reportRoutes(program: Program) {
  async function anybody(c: Context<SiteEnv>): Promise<Reporter> {
    return { action: REPORT, residentId: await signedInResident(program, c) }
  }

  async function show(
    c: Context<SiteEnv>,
    { action, residentId }: Reporter,
    again?: { typed: Typed; refusal: Refusal },
  ) {
    const kinds = await listKinds(c.var.db)
    if (kinds.length === 0) throw new Refusal(404, CLOSED)
    return formPage(program, c, {
      action,
      kinds,
      area: await findArea(c.var.db),
      asksPerson: residentId === undefined,
      again,
    })
  }

  /** @returns where it can be followed */
  async function report(c: Context<SiteEnv>, { residentId }: Reporter, typed: Typed, posted: Posted): Promise<string> {
    const db: Db<'inquiries'> = c.var.db
    const filled = readReport(typed, await listKinds(db), await findArea(db))
    const email = residentId === undefined ? readEmail(firstOf(typed, 'email')) : undefined
    if (posted.misfit) throw posted.misfit
    await refuseFlood(c, true)
    if (email) await refuseMails(c, email)
    const files = []
    for (const file of posted.files) files.push((await prepareFile(program, c.var.municipality, file)).file)
    const person: Opening['person'] = residentId === undefined ? { name: filled.name } : { residentId }
    const sent = { person, files, key: posted.key, email }
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
    const mistakes = to.mistakes.map((mistake) => ({ ...mistake, message: sentence(mistake, sent) }))
    return show(c, reporter, { typed, refusal: new Refusal(to.status, to.message, to.field, mistakes) })
  }

  return new Hono<SiteEnv>()
    .get(`${REPORT}/new`, async (c) => show(c, await anybody(c)))
    .post(REPORT, posted(anybody))
    .get(LINK, async (c) => show(c, await fromTalk(c)))
    .post(LINK, posted(fromTalk))
}
