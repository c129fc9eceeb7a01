import { type Context, Hono } from 'hono'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { readForm } from '../../http/read-form.ts'
import { listSections } from '../../organization/sections.queries.ts'
import type { Program } from '../../program.ts'
import { FreeForm, getFree, NewFreeForm, proposeFreely, resubmitFreely } from '../general/free-proposal.ts'
import { listDocuments } from '../proposals/proposals.queries.ts'
import { proposalHref } from '../proposals/tell.ts'
import { editFreePage, type FreePage, newFreePage } from './free.page.tsx'

const statusOf = ({ status }: Refusal) => (status === 409 ? 409 : 422)

/** 一般起案: written, and mended after it came back. */
export function freeRoutes(program: Program) {
  async function write(c: Context<ConsoleEnv>, page: Omit<FreePage, 'sections'> = {}) {
    const { db, now, staff } = c.var
    const sections = (await listSections(db, dateInTokyo(now))).filter(({ id }) => staff.sectionIds.includes(id))
    if (sections.length === 0)
      throw new Refusal(409, '所属している課がないので、起案できません。人事の担当に相談してください。')
    return newFreePage(program, c, { sections, ...page })
  }

  return new Hono<ConsoleEnv>()
    .get('/new', (c) => write(c))
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const typed = await readForm(c, NewFreeForm)
      const id = await orRefusal(proposeFreely(db, now, staff, typed))
      if (id instanceof Refusal) return write(c, { typed, errors: id.mistakes, status: statusOf(id) })
      return c.redirect(`${proposalHref(id)}?done=proposed`, 303)
    })
    .get('/:id{[0-9]{1,15}}/edit', async (c) => {
      const { db, now, staff } = c.var
      const id = Number(c.req.param('id'))
      const proposal = await getFree(db, now, staff, id)
      if (proposal.proposerId !== staff.id || proposal.state !== 'returned') return c.redirect(proposalHref(id), 303)
      const { title, lines } = (await listDocuments(db, id)).at(-1)!
      return editFreePage(program, c, { id, typed: { title, text: lines[0]?.text ?? '', words: '' } })
    })
    .post('/:id{[0-9]{1,15}}/edit', async (c) => {
      const { db, now, staff } = c.var
      const id = Number(c.req.param('id'))
      const typed = await readForm(c, FreeForm)
      const refusal = await orRefusal(resubmitFreely(db, now, staff, id, typed))
      if (!(refusal instanceof Refusal)) return c.redirect(`${proposalHref(id)}?done=resubmitted`, 303)
      if (![409, 422].includes(refusal.status)) throw refusal
      return editFreePage(program, c, { id, typed, errors: refusal.mistakes, status: statusOf(refusal) })
    })
}
