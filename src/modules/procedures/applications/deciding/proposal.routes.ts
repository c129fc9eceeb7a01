import { type Context, Hono } from 'hono'
import { findRouteInWords, proposalHref } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { deskHref } from '../application.ts'
import { APPLICATION } from '../application-path.ts'
import { viewApplication } from '../handling/view-application.ts'
import { DECISION } from './application-matter.ts'
import { certificateFor } from './certificate-for.ts'
import { getReturned, mendDecision, proposeDecision } from './propose-decision.ts'
import { proposalPage, type ProposalPage } from './proposal.page.tsx'
import { DecisionForm } from './read-decision.ts'

const dbOf = (c: Context<ConsoleEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<ConsoleEnv>): string => c.req.param('id')!

/** What the form begins with: a decision to propose, or one's own that came back; undefined where there is neither. */
async function shownIn(c: Context<ConsoleEnv>): Promise<ProposalPage | undefined> {
  const { now, staff } = c.var
  const { application, allowed } = await viewApplication(dbOf(c), now, staff, idOf(c))
  const back = application.state === 'deciding' ? await getReturned(dbOf(c), staff, idOf(c)) : undefined
  const outcomes = back ? (['accepted', 'refused'] as const) : allowed.propose
  if (outcomes.length === 0) return undefined
  const [certificate, route] = [
    await certificateFor(c.var.db, now, application),
    await findRouteInWords(c.var.db, now, DECISION, application.sectionId),
  ]
  const mended = back && { returned: back.proposalId, typed: application.proposed ?? {} }
  return { application, outcomes, certificate, route, ...mended }
}

/** 決定を起案する, and mend what came back: /console/applications/…/proposal. */
export function proposalRoutes(program: Program) {
  async function perform(c: Context<ConsoleEnv>, work: typeof proposeDecision, word: 'proposed' | 'resubmitted') {
    const form = await readForm(c, DecisionForm)
    const done = await orRefusal(work(dbOf(c), c.var.now, c.var.staff, idOf(c), form))
    if (!(done instanceof Refusal)) return c.redirect(`${proposalHref(done)}?done=${word}`, 303)
    const shown = done.status === 422 ? await shownIn(c) : undefined
    if (!shown) throw done
    return proposalPage(program, c, { ...shown, typed: form, errors: done.mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get(`${APPLICATION}/proposal`, async (c) => {
      const shown = await shownIn(c)
      return shown ? proposalPage(program, c, shown) : c.redirect(deskHref(idOf(c)), 303)
    })
    .post(`${APPLICATION}/proposal`, (c) => perform(c, proposeDecision, 'proposed'))
    .post(`${APPLICATION}/proposal/resubmission`, (c) => perform(c, mendDecision, 'resubmitted'))
}
