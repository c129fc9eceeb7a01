import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readCursor, toPage } from '#kernel/api/paging.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { sectionsFor } from '#kernel/identity/staff.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { type Arrived, type Decision, deskHref } from '../application.ts'
import { correctingRoutes } from '../correcting/asking/correcting.routes.ts'
import { countQueue, listQueue, placeOf, type Queue, QUEUES } from '../queue.queries.ts'
import { certificateFor } from '../deciding/certificate-for.ts'
import { decide } from '../deciding/decide.ts'
import { decisionPage } from '../deciding/decision.page.tsx'
import { proposalRoutes } from '../deciding/proposal.routes.ts'
import { APPLICATION, UUID } from '../application-path.ts'
import { claim, handBack } from './claim.ts'
import { deskPage } from './desk.page.tsx'
import { refuseWithoutDuty } from './may.ts'
import { PlaceShape } from './place.ts'
import { queuePage } from './queue.page.tsx'
import { openFile, viewApplication } from './view-application.ts'

const OUTCOMES = { acceptance: 'accepted', refusal: 'refused' } as const
const Reason = z.object({ reason: z.string().max(20_000).default('') })

/** Lines of a page. */
const SHOWN = 50

const dbOf = (c: Context<ConsoleEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<ConsoleEnv>): string => c.req.param('id')!
const outcomeOf = (c: Context<ConsoleEnv>): Decision['outcome'] =>
  OUTCOMES[c.req.param('decision') as keyof typeof OUTCOMES]

const open = (c: Context<ConsoleEnv>) =>
  viewApplication(dbOf(c), c.var.now, c.var.staff, idOf(c), { refreshed: c.req.header('x-live') !== undefined })

/** What would be issued if it were decided now. */
const draftOf = ({ var: { db, now } }: Context<ConsoleEnv>, application: Arrived) =>
  certificateFor(db, now, { ...application, decidedAt: now })

async function queue(program: Program, c: Context<ConsoleEnv>) {
  const { staff } = c.var
  refuseWithoutDuty(staff)
  const asked = c.req.query('queue') ?? ''
  const shown: Queue = Object.hasOwn(QUEUES, asked) ? (asked as Queue) : 'waiting'
  const mine = <Which extends Queue>(queue: Which) => ({
    sectionIds: sectionsFor(staff, 'answer'),
    staffId: staff.id,
    queue,
  })
  const after = readCursor(PlaceShape, c.req.query('after') || undefined)
  const page = toPage(await listQueue(dbOf(c), mine(shown), SHOWN + 1, after), SHOWN, (last) =>
    placeOf(mine(shown), last),
  )
  const counts = {
    waiting: await countQueue(dbOf(c), mine('waiting')),
    mine: await countQueue(dbOf(c), mine('mine')),
    correcting: await countQueue(dbOf(c), mine('correcting')),
    deciding: await countQueue(dbOf(c), mine('deciding')),
  }
  return queuePage(program, c, { queue: shown, rows: page.items, next: page.next, isFirst: !after, counts })
}

/** The section's queue in the staff console: /console/applications. */
export function handlingRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .route('/', proposalRoutes(program))
    .get('/applications', (c) => queue(program, c))
    .get(APPLICATION, async (c) => deskPage(program, c, await open(c)))
    .post(`${APPLICATION}/claim`, async (c) => {
      await claim(dbOf(c), c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${deskHref(idOf(c))}?done=claimed`, 303)
    })
    .post(`${APPLICATION}/claim/removal`, async (c) => {
      await handBack(dbOf(c), c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${deskHref(idOf(c))}?done=handed-back`, 303)
    })
    .route('/', correctingRoutes(program))
    .get(`${APPLICATION}/:decision{acceptance|refusal}`, async (c) => {
      const [{ application, allowed }, outcome] = [await open(c), outcomeOf(c)]
      if (!(outcome === 'accepted' ? allowed.accept : allowed.refuse)) return c.redirect(deskHref(idOf(c)), 303)
      return decisionPage(program, c, { application, outcome, certificate: await draftOf(c, application) })
    })
    .post(`${APPLICATION}/:decision{acceptance|refusal}`, async (c) => {
      const { reason } = await readForm(c, Reason)
      const outcome = outcomeOf(c)
      const refusal = await orRefusal(
        decide({ municipality: c.var.municipality, sealer: program.sealer }, c.var.now, c.var.staff, idOf(c), {
          outcome,
          reason,
        }),
      )
      if (!refusal) return c.redirect(`${deskHref(idOf(c))}?done=${outcome}`, 303)
      if (refusal.status !== 422) throw refusal
      const { application } = await open(c)
      const certificate = await draftOf(c, application)
      return decisionPage(program, c, { application, outcome, certificate, typed: reason, errors: refusal.mistakes })
    })
    .get(`${APPLICATION}/files/:file{${UUID}}`, async (c) => {
      const file = await openFile(dbOf(c), c.var.now, c.var.staff, idOf(c), c.req.param('file'))
      if (!file) throw new Refusal(404, 'このファイルは見つかりません。')
      return serveFile(program, c, c.var.municipality, file, { name: file.name })
    })
}
