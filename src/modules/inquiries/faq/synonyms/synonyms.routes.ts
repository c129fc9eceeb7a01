import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { addGroup, changeGroup, removeGroup } from './edit-synonyms.ts'
import { readWords, SYNONYMS } from './synonyms.ts'
import { type GroupPage, groupPage, synonymsPage } from './synonyms.page.tsx'
import { getGroup, listGroups } from './synonyms.queries.ts'
import { tryGroup } from './trial.ts'

const ALL = '/synonyms'
const ONE = `${ALL}/:id{[0-9]{1,15}}`

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

/** 「類語」 in the console, behind the duty to answer. */
export function synonymRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, id: number | undefined, page: Omit<GroupPage, 'group'> = {}) =>
    groupPage(program, c, { ...(id !== undefined && { group: await getGroup(c.var.db, id) }), ...page })

  return new Hono<ConsoleEnv>()
    .get(ALL, async (c) => synonymsPage(program, c, await listGroups(c.var.db)))
    .get(`${ALL}/new`, (c) => show(c, undefined))
    .post(ALL, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const add = async () => addGroup(db, now, staff, readWords(typed))
      const added = await orRefusal(add())
      if (added instanceof Refusal) return show(c, undefined, { typed, ...mendable(added) })
      return c.redirect(`${SYNONYMS}?done=added`, 303)
    })
    .post(`${ALL}/trials`, async (c) => {
      const { typed } = await readTyped(c)
      const { db, staff } = c.var
      const id = idIn(firstOf(typed, 'id')) || undefined
      const attempt = async () =>
        tryGroup(db, staff, { id, words: readWords(typed), question: firstOf(typed, 'question') })
      const trial = await orRefusal(attempt())
      if (trial instanceof Refusal) return show(c, id, { typed, ...mendable(trial) })
      return show(c, id, { typed, trial })
    })
    .get(ONE, (c) => show(c, idOf(c)))
    .post(ONE, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const change = async () =>
        changeGroup(db, now, staff, { id: idOf(c), version: versionIn(typed) }, readWords(typed))
      const changed = await orRefusal(change())
      if (changed instanceof Refusal) return show(c, idOf(c), { typed, ...mendable(changed) })
      return c.redirect(`${SYNONYMS}?done=changed`, 303)
    })
    .post(`${ONE}/removal`, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const removed = await orRefusal(removeGroup(db, now, staff, { id: idOf(c), version: versionIn(typed) }))
      if (removed instanceof Refusal) return show(c, idOf(c), mendable(removed))
      return c.redirect(`${SYNONYMS}?done=removed`, 303)
    })
}
