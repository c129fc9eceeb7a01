import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { changeSectionTerms, changeTownTerms, confirmRetention } from './change-terms.ts'
import { readSectionTerms, readTownTerms } from './read-months.ts'
import { RETENTION } from './run-retention.ts'
import { retentionPage, sectionRetentionPage } from './settings.page.tsx'

const ONE = '/sections/:id{[0-9]{1,15}}'

/** @throws Refusal 404 */
async function sectionOf(c: Context<ConsoleEnv>) {
  const id = Number(c.req.param('id'))
  const section = (await listSections(c.var.db, dateInTokyo(c.var.now))).find((one) => one.id === id)
  if (!section) throw new Refusal(404, 'この課は見つかりませんでした。')
  return section
}

/** 「設定 — 相談の保存期間」, for those who may change the settings of the whole town. */
export const retentionRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => retentionPage(program, c))
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const { typed } = await readTyped(c)
      const work = async () => changeTownTerms(db, now, staff, { ...readTownTerms(typed), version: versionIn(typed) })
      const refused = await orRefusal(work())
      if (refused instanceof Refusal) return retentionPage(program, c, { typed, refused })
      return c.redirect(`${RETENTION}?done=terms`, 303)
    })
    .post('/confirmations', async (c) => {
      const { typed } = await readTyped(c)
      const refused = await orRefusal(confirmRetention(c.var.db, c.var.now, c.var.staff, idIn(firstOf(typed, 'seen'))))
      if (refused instanceof Refusal) return retentionPage(program, c, { refused })
      return c.redirect(`${RETENTION}?done=confirmed`, 303)
    })
    .get('/confirmations', (c) => c.redirect(RETENTION, 303))
    .get(ONE, async (c) => sectionRetentionPage(program, c, await sectionOf(c)))
    .post(ONE, async (c) => {
      const { db, now, staff } = c.var
      const section = await sectionOf(c)
      const { typed } = await readTyped(c)
      const work = async () =>
        changeSectionTerms(db, now, staff, section.id, { months: readSectionTerms(typed), version: versionIn(typed) })
      const refused = await orRefusal(work())
      if (refused instanceof Refusal) return sectionRetentionPage(program, c, section, { typed, refused })
      return c.redirect(`${RETENTION}?done=terms`, 303)
    })
