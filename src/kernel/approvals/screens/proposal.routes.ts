import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { readForm } from '../../http/read-form.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import type { Program } from '../../program.ts'
import { getInbox } from '../inbox/inbox.ts'
import type { Matter, Matters } from '../matter.ts'
import { approve } from '../proposals/approve.ts'
import { postReview } from '../proposals/post-review.ts'
import { pullBack } from '../proposals/pull-back.ts'
import { rejectProposal } from '../proposals/reject-proposal.ts'
import { returnProposal } from '../proposals/return-proposal.ts'
import { proposalHref } from '../proposals/tell.ts'
import { type ProposalView, viewProposal } from '../proposals/view-proposal.ts'
import { withdrawProposal } from '../proposals/withdraw-proposal.ts'
import { decisionSheet } from '../sheet/decision-sheet.ts'
import { actPage, ACTS, type ActName } from './act.page.tsx'
import { proposalPage } from './proposal.page.tsx'

const Form = z.object({
  step: z.coerce.number().int().default(0),
  words: z.string().max(20_000).default(''),
  to: z.union([z.literal('proposer'), z.coerce.number().int()]).default('proposer'),
})
type Form = z.infer<typeof Form>

const LONGEST_WORDS = 2_000
const PROPOSAL = '/:id{[0-9]{1,15}}'
const ACT = `${PROPOSAL}/:act{${ACTS.join('|')}}` as '/:id/:act'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

const open = (c: Context<ConsoleEnv>) =>
  viewProposal(c.var.db, c.var.now, c.var.staff, idOf(c), c.req.header('x-live') !== 'hidden')

/** One proposal: seen, and acted on. */
export function proposalRoutes(program: Program, matters: Matters) {
  /** @returns the word for what was done, for the page that follows */
  async function perform(c: Context<ConsoleEnv>, act: ActName, { step: stepId, words, to }: Form): Promise<string> {
    const { db, municipality, now, staff } = c.var
    const office = { municipality, matters }
    const id = idOf(c)
    if ([...words].length > LONGEST_WORDS)
      throw new Refusal(422, `${LONGEST_WORDS.toLocaleString('ja')} 文字までにしてください。`, 'words')
    if (act === 'decision') return approve(office, now, staff, id, { stepId, words })
    if (act === 'return') return returnProposal(office, now, staff, id, { stepId, to, words }).then(() => 'returned')
    if (act === 'rejection') return rejectProposal(office, now, staff, id, { stepId, words }).then(() => 'rejected')
    if (act === 'pull-back') return pullBack(office, now, staff, id, words).then(() => 'pulled-back')
    if (act === 'review') return postReview(db, now, staff, id, { stepId, words }).then(() => 'reviewed')
    return withdrawProposal(office, now, staff, id, words).then(() => 'withdrawn')
  }

  const matterOf = ({ proposal }: ProposalView): Matter | undefined => matters[proposal.matter]

  return new Hono<ConsoleEnv>()
    .get(PROPOSAL, async (c) => {
      const view = await open(c)
      const inbox = await getInbox(c.var.db, c.var.now, c.var.staff)
      return proposalPage(program, c, { view, matters, inbox })
    })
    .get(`${PROPOSAL}/sheet.pdf`, async (c) => {
      const view = await open(c)
      const { name } = await getProfile(c.var.db)
      const { matter, fiscalYear, number } = view.proposal
      const sheet = await decisionSheet(view, { town: name, matter: matters[matter]?.name ?? matter, now: c.var.now })
      c.header('Content-Type', 'application/pdf')
      c.header('Content-Disposition', `inline; filename="decision-${fiscalYear}-${number}.pdf"`)
      c.header('Cache-Control', 'no-store')
      return c.body(Uint8Array.from(sheet))
    })
    .get(ACT, async (c) => {
      const view = await open(c)
      const page = actPage(program, c, { act: c.req.param('act') as ActName, view, matter: matterOf(view) })
      return page ?? c.redirect(proposalHref(idOf(c)), 303)
    })
    .post(ACT, async (c) => {
      const act = c.req.param('act') as ActName
      const form = await readForm(c, Form)
      const done = await orRefusal(perform(c, act, form))
      if (!(done instanceof Refusal))
        return c.redirect(`${proposalHref(idOf(c))}?${new URLSearchParams({ done })}`, 303)
      if (done.status !== 422) throw done
      const typed = { words: form.words, to: String(form.to) }
      const view = await open(c)
      const page = actPage(program, c, { act, view, matter: matterOf(view), typed, errors: done.mistakes })
      if (!page) throw done
      return page
    })
}
