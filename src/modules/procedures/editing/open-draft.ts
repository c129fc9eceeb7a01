import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Draft, draftHref } from './draft.ts'
import { getDraft } from './may.ts'
import { findPage, findSpot, type What } from './sketch/edits.ts'
import type { SketchField, SketchPage } from './sketch/sketch.ts'

export const notThere = () => new Refusal(404, 'この下書きに、そのページや質問はありません。消されたかもしれません。')

/** The draft that an address names. @throws Refusal 404 */
export const openDraft = (c: Context<ConsoleEnv>): Promise<Draft> =>
  getDraft(c.var.db, c.var.staff, Number(c.req.param('id')))

export interface Part {
  draft: Draft
  what: What
  part: string
  found: SketchPage | SketchField
  /** Where it stands. */
  back: string
}

export async function openPage(c: Context<ConsoleEnv>): Promise<{ draft: Draft; page: SketchPage }> {
  const draft = await openDraft(c)
  const page = findPage(draft.sketch, c.req.param('page')!)
  if (!page) throw notThere()
  return { draft, page }
}

/** A page or a question. */
export async function openPart(c: Context<ConsoleEnv>): Promise<Part> {
  const [draft, what, part] = [await openDraft(c), c.req.param('what') as What, c.req.param('part')!]
  const page = findPage(draft.sketch, part)
  const spot = findSpot(draft.sketch, part)
  const found = what === 'pages' ? page : spot?.field
  if (!found) throw notThere()
  const back = draftHref(draft.id, what === 'fields' ? `pages/${spot!.page.id}` : '')
  return { draft, what, part, found, back }
}
