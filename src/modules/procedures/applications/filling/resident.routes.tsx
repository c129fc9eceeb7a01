import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { noteBeyond } from '../../agents/beyond-mandate.ts'
import { askClient } from '../../agents/clients/ask-client.ts'
import { forClientOf } from '../../agents/clients/for-client.ts'
import { mandateViewOf } from '../../agents/view-mandate.ts'
import { findAgentOf } from '../../agents/registering/agents.queries.ts'
import { findCertificateOf } from '../../certificates/certificates.queries.ts'
import { mistakesOf } from '../../definition/reading/read-page.ts'
import { findOpen, type Procedure } from '../../definition/versions.queries.ts'
import { type Application, applicationHref, hasArrived, pageHref, summaryHref } from '../application.ts'
import { listOwn } from '../applications.queries.ts'
import { listEvents } from '../events.queries.ts'
import { asAnswers, listFiles } from '../files.queries.ts'
import { examinedDays, medianOf } from '../how-long.ts'
import { listTaken } from '../offered.queries.ts'
import { correctedPage } from '../correcting/answering/corrected.page.tsx'
import { submitCorrection } from '../correcting/answering/submit-correction.ts'
import { pausesOf } from '../correcting/correction.ts'
import { listTimesOf } from '../correcting/corrections.queries.ts'
import { historyOf } from '../correcting/history.ts'
import { orElsewhere } from '../reclaiming/reclaim.routes.ts'
import { findUnfinished } from '../unfinished.queries.ts'
import { adopt } from './adopt.ts'
import { missingAssurance } from './assurance.ts'
import { begin } from './begin.ts'
import { giveUp } from './give-up.ts'
import { giveUpPage } from './give-up.page.tsx'
import { getOwn, isOwn, mayAsk, mayCorrect, mayReceive, type Visitor } from './own.ts'
import { ownListPage } from './own-list.page.tsx'
import { procedurePage } from './procedure.page.tsx'
import { proceduresPage } from './procedures.page.tsx'
import { mayWrite, pageAfter, pageBefore } from './progress.ts'
import { questionPage } from './question.page.tsx'
import { readPosted } from './read-posted.ts'
import { paperRoutes } from './papers.routes.ts'
import { pageOf, savePage, type ShownAgain } from './save-page.ts'
import { statusPage } from './status.page.tsx'
import { submit } from './submit.ts'
import { summaryPage } from './summary.page.tsx'
import { giveKey, visitorOf } from './visitor.ts'
import { type Writing, writingOf } from './writing.ts'
import { APPLICATION, UUID } from '../application-path.ts'

const PROCEDURE = '/procedures/:slug{[a-z0-9-]{1,60}}'
const PAGE = `${APPLICATION}/pages/:page{[a-z0-9-]{1,60}}`

const Beginning = z.object({ id: z.string().regex(new RegExp(`^${UUID}$`)) })
const Submission = z.object({ seen: z.string().max(100) })
const Asking = Submission.extend({ after: z.coerce.number().int().min(0) })
const Correcting = z.object({
  seen: z.string().max(100),
  round: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
})

const TOO_LARGE = 'ファイルが大きすぎます。合わせて50MBまでにして、もう一度選んでください。'

/** Forms that tell themselves that their files are too large. */
export const keepsWords = ['/applications/:id/pages/:page']

const dbOf = (c: Context<SiteEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<SiteEnv>): string => c.req.param('id')!

async function openProcedure(c: Context<SiteEnv>): Promise<Procedure> {
  const procedure = await findOpen(dbOf(c), c.req.param('slug')!, c.var.now)
  if (!procedure) throw new Refusal(404, 'この手続きは、いまは受け付けていません。')
  return procedure
}

/** Median of the working days that the town had the last ones. */
async function takenLately(c: Context<SiteEnv>, procedure: Procedure): Promise<number | undefined> {
  const [taken, calendar] = await Promise.all([listTaken(dbOf(c), procedure.id), getOfficeCalendar(c.var.db)])
  const times = await listTimesOf(
    dbOf(c),
    taken.map((one) => one.id),
  )
  return medianOf(
    taken.map(({ id, arrivedAt, decidedAt }) => {
      const [from, through] = [dateInTokyo(arrivedAt), dateInTokyo(decidedAt)]
      return examinedDays(calendar, { from, through }, pausesOf(times.get(id) ?? [], through))
    }),
  )
}

async function standing(c: Context<SiteEnv>, visitor: Visitor) {
  const application = await getOwn(dbOf(c), visitor, idOf(c))
  const writing = mayCorrect(visitor, application) ? await writingOf(dbOf(c), application) : undefined
  return { application, writing }
}

/** Where somebody goes on who comes back to what they were writing. */
const goOn = ({ id }: Application, { progress: { open } }: Writing) => (open ? pageHref(id, open) : summaryHref(id))

/** What residents do: choose, fill in page by page, send, and see what became of it. No page needs JavaScript. */
export function residentRoutes(program: Program) {
  async function question(
    c: Context<SiteEnv>,
    visitor: Visitor,
    shown: {
      toSummary: boolean
      again?: Omit<ShownAgain, 'mistakes'> & { mistakes: { field?: string; message: string }[] }
    },
  ) {
    const { application, writing } = await standing(c, visitor)
    if (!writing) return c.redirect(applicationHref(application.id), 303)
    const page = pageOf(application, c.req.param('page')!)
    if (!mayWrite(writing.progress, page.id)) return c.redirect(goOn(application, writing), 303)
    const kept = asAnswers(await listFiles(dbOf(c), application.id))
    const unfinished = await findUnfinished(dbOf(c), application.id, page.id)
    const signedIn = application.residentId !== null
    const again = shown.again as Parameters<typeof questionPage>[2]['again']
    return questionPage(program, c, {
      application,
      page,
      writing,
      kept,
      unfinished,
      signedIn,
      mayAsk: mayAsk(visitor, application),
      toSummary: shown.toSummary,
      again,
    })
  }

  async function summary(c: Context<SiteEnv>, visitor: Visitor, refusal?: string) {
    const { application, writing } = await standing(c, visitor)
    if (!writing) return c.redirect(applicationHref(application.id), 303)
    if (writing.progress.open) return c.redirect(pageHref(application.id, writing.progress.open), 303)
    const { answers, locked, progress, correction } = writing
    const mistakes = mistakesOf(application.definition, answers, dateInTokyo(c.var.now), locked)
    if (correction && hasArrived(application))
      return correctedPage(program, c, { application, correction, answers, progress, mistakes, refusal })
    const forClient = await forClientOf(dbOf(c), application)
    return summaryPage(program, c, { application, answers, progress, mistakes, forClient, refusal })
  }

  return new Hono<SiteEnv>()
    .use('/applications/*', async (c, next) => {
      await next()
      // A browser that goes back takes even a redirect from its memory, and would go in circles once a draft has arrived.
      c.header('Cache-Control', 'no-store')
      if (c.error) await noteBeyond(c.var.db, c.var.now, c.error, (await visitorOf(program, c)).residentId)
    })
    .get('/procedures', anonymousPage(proceduresPage))
    .get(PROCEDURE, async (c) => {
      const procedure = await openProcedure(c)
      const { residentId } = await visitorOf(program, c)
      const missing = await missingAssurance(c.var.db, procedure.version.definition, residentId)
      if (!missing && residentId === undefined) giveKey(program, c)
      return procedurePage(program, c, { procedure, missing, taken: await takenLately(c, procedure) })
    })
    .post(`${PROCEDURE}/applications`, async (c) => {
      const { id } = await readForm(c, Beginning)
      const visitor = await visitorOf(program, c)
      if (visitor.residentId === undefined && !visitor.keyDigest)
        throw new Refusal(400, 'ブラウザの Cookie を使えるようにして、手続きのページを読み込み直してください。')
      await begin(dbOf(c), c.var.now, visitor, { slug: c.req.param('slug'), id })
      return c.redirect(applicationHref(id), 303)
    })
    .get('/applications', async (c) => {
      const { residentId, keyDigest } = await visitorOf(program, c)
      const applications = await listOwn(dbOf(c), { residentId, keyDigest })
      return ownListPage(program, c, {
        applications,
        signedIn: residentId !== undefined,
        isAgent: residentId !== undefined && (await findAgentOf(dbOf(c), residentId)) !== undefined,
        done: c.req.query('done'),
      })
    })
    .get(APPLICATION, (c) =>
      orElsewhere(program, c, async () => {
        const visitor = await visitorOf(program, c)
        const { application, writing } = await standing(c, visitor)
        if (!hasArrived(application)) return c.redirect(writing ? goOn(application, writing) : '/applications', 303)
        const [events, { name: town }] = [await listEvents(dbOf(c), application.id), await getProfile(c.var.db)]
        const history = await historyOf(dbOf(c), c.var.now, application)
        const signedIn = application.residentId !== null
        const [certificate, done] = [await findCertificateOf(dbOf(c), application.id), c.req.query('done')]
        const may = {
          isOwn: isOwn(visitor, application),
          mayCorrect: mayCorrect(visitor, application),
          mayReceive: mayReceive(visitor, application),
        }
        const mandated = await mandateViewOf(dbOf(c), application)
        return statusPage(program, c, {
          application,
          events,
          town,
          signedIn,
          done,
          certificate,
          history,
          mandated,
          may,
        })
      }),
    )
    .get(`${APPLICATION}/keep`, async (c) => {
      const visitor = await visitorOf(program, c)
      const { residentId } = visitor
      if (residentId === undefined)
        return c.redirect(`/residents/sign-in?next=${encodeURIComponent(`${applicationHref(idOf(c))}/keep`)}`, 303)
      await adopt(dbOf(c), c.var.now, { ...visitor, residentId }, idOf(c))
      return c.redirect(applicationHref(idOf(c)), 303)
    })
    .get(PAGE, async (c) => question(c, await visitorOf(program, c), { toSummary: c.req.query('from') === 'summary' }))
    .post(PAGE, async (c) => {
      const visitor = await visitorOf(program, c)
      const { goesBack, toSummary, ...posted } = await readPosted(c)
      if (c.var.tooLarge) {
        const again = { typed: posted.form, mistakes: [{ message: TOO_LARGE }] }
        return question(c, visitor, { toSummary, again })
      }
      const [id, page] = [idOf(c), c.req.param('page')]
      const saved = await savePage(program, c.var.municipality, c.var.now, visitor, id, { ...posted, page })
      if ('again' in saved && (!goesBack || saved.again.theirs))
        return question(c, visitor, { toSummary, again: saved.again })
      const { application, writing } = 'again' in saved ? await standing(c, visitor) : saved
      if (!writing) return c.redirect(applicationHref(id), 303)
      if (goesBack) return c.redirect(pageHref(id, pageBefore(writing.progress, page) ?? page), 303)
      const next = toSummary ? undefined : pageAfter(writing.progress, page)
      return c.redirect(next ? pageHref(id, next) : goOn(application, writing), 303)
    })
    .get(`${APPLICATION}/summary`, async (c) => summary(c, await visitorOf(program, c)))
    .post(`${APPLICATION}/submission`, async (c) => {
      const { seen } = await readForm(c, Submission)
      const visitor = await visitorOf(program, c)
      const refusal = await orRefusal(submit(c.var.municipality, c.var.now, visitor, idOf(c), seen))
      if (refusal?.status === 409) return summary(c, visitor, refusal.message)
      if (refusal) throw refusal
      return c.redirect(`${applicationHref(idOf(c))}?done=submitted`, 303)
    })
    .post(`${APPLICATION}/correction`, async (c) => {
      const form = await readForm(c, Correcting)
      const visitor = await visitorOf(program, c)
      const refusal = await orRefusal(submitCorrection(c.var.municipality, c.var.now, visitor, idOf(c), form))
      if (refusal?.status === 409) return summary(c, visitor, refusal.message)
      if (refusal) throw refusal
      return c.redirect(`${applicationHref(idOf(c))}?done=corrected`, 303)
    })
    .post(`${APPLICATION}/requests`, async (c) => {
      const asking = await readForm(c, Asking)
      const visitor = await visitorOf(program, c)
      const refusal = await orRefusal(askClient(c.var.municipality, c.var.now, visitor, idOf(c), asking))
      if (!refusal) return c.redirect('/agent?done=asked', 303)
      if (refusal.status !== 409) throw refusal
      await noteBeyond(c.var.db, c.var.now, refusal, visitor.residentId)
      return summary(c, visitor, refusal.message)
    })
    .get(`${APPLICATION}/removal`, async (c) => {
      const { application } = await standing(c, await visitorOf(program, c))
      if (application.state !== 'draft') return c.redirect(applicationHref(application.id), 303)
      return giveUpPage(program, c, application)
    })
    .post(`${APPLICATION}/removal`, async (c) => {
      await giveUp(dbOf(c), c.var.now, await visitorOf(program, c), idOf(c))
      return c.redirect('/applications?done=given-up', 303)
    })
    .route('/', paperRoutes(program))
}
