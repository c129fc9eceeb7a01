import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { asGiven } from '#kernel/identity/form-fields.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { changeTerms, removeTerms } from './change-terms.ts'
import { readTerms, TermsForm } from './read-terms.ts'
import { type Again, PROMISES, sectionTermsPage, townTermsPage } from './settings.page.tsx'

const Version = z.object({ version: z.coerce.number().int().min(0).max(2_000_000_000).catch(0) })
/** Which button was pressed. */
const Town = TermsForm.extend({ ...Version.shape, preview: asGiven })
const Section = TermsForm.extend(Version.shape)

const ONE = '/sections/:id{[0-9]{1,15}}'

const again = ({ mistakes, status }: Refusal): Again => {
  if (status !== 409 && status !== 422) throw new Refusal(status, mistakes[0]!.message)
  return { errors: mistakes, status }
}

/** @throws Refusal 404 */
async function sectionOf(c: Context<ConsoleEnv>) {
  const id = Number(c.req.param('id'))
  const section = (await listSections(c.var.db, dateInTokyo(c.var.now))).find((one) => one.id === id)
  if (!section) throw new Refusal(404, 'この課は見つかりませんでした。')
  return section
}

/** 「設定 — 回答の約束」, for those who may change the settings of the whole town. */
export const promiseSettingsRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => townTermsPage(program, c))
    .post('/', async (c) => {
      const { version, preview, ...typed } = await readForm(c, Town)
      const work = async () =>
        preview ? void readTerms(typed, true) : changeTerms(c.var.db, c.var.now, c.var.staff, null, typed, version)
      const refused = await orRefusal(work())
      if (refused instanceof Refusal) return townTermsPage(program, c, { typed, version, ...again(refused) })
      return preview ? townTermsPage(program, c, { typed, version }) : c.redirect(`${PROMISES}?done=promises`, 303)
    })
    .get(ONE, async (c) => sectionTermsPage(program, c, await sectionOf(c)))
    .post(ONE, async (c) => {
      const section = await sectionOf(c)
      const { version, ...typed } = await readForm(c, Section)
      const work = async () => changeTerms(c.var.db, c.var.now, c.var.staff, section.id, typed, version)
      const refused = await orRefusal(work())
      if (refused instanceof Refusal)
        return sectionTermsPage(program, c, section, { typed, version, ...again(refused) })
      return c.redirect(`${PROMISES}?done=promises`, 303)
    })
    .post(`${ONE}/removal`, async (c) => {
      const section = await sectionOf(c)
      const { version } = await readForm(c, Version)
      const refused = await orRefusal(removeTerms(c.var.db, c.var.now, c.var.staff, section.id, version))
      if (refused instanceof Refusal) return sectionTermsPage(program, c, section, again(refused))
      return c.redirect(`${PROMISES}?done=promises-removed`, 303)
    })
