import { type Context, Hono } from 'hono'
import { asFile, CSV } from '#kernel/http/as-file.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { findAnswers, idsOf } from '../finding/find-answers.ts'
import { fromIn } from '../list-pager.tsx'
import { listPublishedOf } from '../published.queries.ts'
import { readWords } from '../synonyms/synonyms.ts'
import { closeAsExisting, leaveOut } from './close-gaps.ts'
import { type ExistingPage, existingPage } from './existing.page.tsx'
import { type Gap, GAPS, idsIn, LONGEST, type Order } from './gap.ts'
import { gapsFile } from './gaps-file.ts'
import { type GapsPage, gapsPage, PER_PAGE } from './gaps.page.tsx'
import { listGapsOf } from './gaps.queries.ts'
import { viewGaps } from './view-gaps.ts'

const SHOWN = 10

const orderIn = (c: Context<ConsoleEnv>): Order => (c.req.query('order') === 'newest' ? 'newest' : 'often')

/** The open ones that an address names, as somebody may read them. @throws Refusal 404 where there is none */
async function getGaps(c: Context<ConsoleEnv>, ids: string): Promise<[Gap, ...Gap[]]> {
  const [first, ...rest] = await listGapsOf(c.var.db, c.var.staff, idsIn(ids))
  if (!first) throw new Refusal(404, 'この質問は見つかりません。ほかの人がもう片づけたのかもしれません。')
  return [first, ...rest]
}

/** 「答えがなかった質問」 in the console, behind the duty to answer. */
export function gapRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, again?: GapsPage['again']) => {
    const order = orderIn(c)
    const view = await viewGaps(c.var.db, c.var.staff, order)
    return gapsPage(program, c, { view, order, from: fromIn(c.req.query('from'), PER_PAGE), again })
  }
  const choose = async (
    c: Context<ConsoleEnv>,
    ids: string,
    typedQuery: string,
    again: Pick<ExistingPage, 'typed' | 'errors' | 'status'> = {},
  ) => {
    const gaps = await getGaps(c, ids)
    const query = typedQuery.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST)
    const shown = idsOf(await findAnswers(c.var.db, gaps[0].lang, query || gaps[0].words, SHOWN))
    return existingPage(program, c, { gaps, ids, query, found: await listPublishedOf(c.var.db, shown), ...again })
  }
  return new Hono<ConsoleEnv>()
    .get('/gaps', (c) => show(c))
    .get('/gaps.csv', async (c) => {
      const { groups } = await viewGaps(c.var.db, c.var.staff, orderIn(c))
      return asFile(c, CSV, 'unanswered-questions.csv', gapsFile(groups))
    })
    .get('/gaps/existing', (c) => choose(c, c.req.query('gaps') ?? '', c.req.query('q') ?? ''))
    .post('/gaps/existing', async (c) => {
      const { typed } = await readTyped(c)
      const [ids, faq, words] = [firstOf(typed, 'gaps'), firstOf(typed, 'faq'), firstOf(typed, 'words')]
      const { db, now, staff } = c.var
      const close = async () => {
        const synonyms = words.trim() === '' ? undefined : readWords(typed)
        return closeAsExisting(db, now, staff, idsIn(ids), { faq: idIn(faq), synonyms })
      }
      const closed = await orRefusal(close())
      if (!(closed instanceof Refusal)) return c.redirect(`${GAPS}?done=existing`, 303)
      if (closed.status === 409) return show(c, { ids, reason: '', ...mendable(closed) })
      return choose(c, ids, firstOf(typed, 'q'), { typed: { faq, words }, ...mendable(closed) })
    })
    .post('/gaps/omissions', async (c) => {
      const { typed } = await readTyped(c)
      const [ids, reason] = [firstOf(typed, 'gaps'), firstOf(typed, 'reason')]
      const { db, now, staff } = c.var
      const left = await orRefusal((async () => leaveOut(db, now, staff, idsIn(ids), reason))())
      if (left instanceof Refusal) return show(c, { ids, reason, ...mendable(left) })
      return c.redirect(`${GAPS}?done=left`, 303)
    })
}
