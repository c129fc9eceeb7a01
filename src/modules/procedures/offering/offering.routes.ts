import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { coversSection } from '#kernel/identity/staff.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { shippedDefinitions } from '../definition/shipped.ts'
import { beginDraft, type Beginning } from '../editing/begin-draft.ts'
import { draftHref } from '../editing/draft.ts'
import { findDraftOf, listDrafts } from '../editing/drafts.queries.ts'
import { editableSectionIds, listEditable, mayPublish } from '../editing/may.ts'
import { findOrigin } from '../exchange/exchange.queries.ts'
import { exportProcedure } from '../exchange/export-procedure.ts'
import { changeOpening, moveOffering } from './change-offering.ts'
import { getOffering, getVersion } from './get-offering.ts'
import { newPage, type NewPage } from './new.page.tsx'
import { offeringHref } from './offering.ts'
import { offeringPage, type OfferingPage } from './offering.page.tsx'
import { listOfferings, listVersions } from './offerings.queries.ts'
import { offeringsPage } from './offerings.page.tsx'
import { versionPage } from './version.page.tsx'

const PROCEDURE = '/:id{[0-9]{1,15}}'
const VERSION = `${PROCEDURE}/versions/:number{[0-9]{1,6}}`

const Begin = z.object({
  from: z.enum(['version', 'shipped', 'nothing']),
  procedure: z.coerce.number().int().default(0),
  number: z.coerce.number().int().default(0),
  slug: z.string().trim().max(200).default(''),
  title: z.string().trim().max(200).default(''),
  section: z.string().max(15).default(''),
})
const Opening = z.object({
  version: z.coerce.number().int(),
  open: z.enum(['yes', 'no']),
  from: z.string().max(20).default(''),
  through: z.string().max(20).default(''),
})
const Move = z.object({ version: z.coerce.number().int(), section: z.string().max(15).default('') })

const shipped = () =>
  shippedDefinitions().map((json) => {
    const { id, title } = json as { id: string; title: string }
    return { slug: id, title }
  })

const dbOf = (c: Context<ConsoleEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

/** @throws Refusal 422 for what was typed and is no day */
function dayTyped(typed: string, field: string): Temporal.PlainDate | undefined {
  const day = typedDate(typed)
  if (typed !== '' && !day) throw new Refusal(422, '日付を入力してください。例: 2027-04-01', field)
  return day
}

function beginningOf({ from, procedure, number, slug, title, section }: z.output<typeof Begin>): Beginning {
  const sectionId = Number(section)
  if (from === 'version') return { from, procedureId: procedure, number }
  return from === 'shipped' ? { from, slug, sectionId } : { from, slug, title, sectionId }
}

/** 「手続」 in the staff console: what is published, opened and closed, and the beginning of drafts. */
export function offeringRoutes(program: Program) {
  async function page(c: Context<ConsoleEnv>, more: Pick<OfferingPage, 'typed' | 'errors' | 'status'> = {}) {
    const { now, staff } = c.var
    const offering = await getOffering(dbOf(c), staff, idOf(c))
    const editable = await listEditable(c.var.db, now, staff)
    const isKeeper = coversSection(staff, 'settings', offering.sectionId)
    const draft = await findDraftOf(dbOf(c), offering.slug)
    return offeringPage(program, c, {
      offering,
      versions: await listVersions(dbOf(c), offering.id),
      draft,
      mayPublish: await mayPublish(c.var.db, now, staff, offering.sectionId),
      sections: isKeeper ? editable.filter(({ id }) => coversSection(staff, 'settings', id)) : [],
      ...more,
    })
  }

  const beginPage = async (c: Context<ConsoleEnv>, more: Pick<NewPage, 'typed' | 'errors' | 'status'> = {}) =>
    newPage(program, c, {
      sections: await listEditable(c.var.db, c.var.now, c.var.staff),
      shipped: shipped(),
      ...more,
    })

  return new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const sectionIds = editableSectionIds(c.var.staff)
      const offerings = await listOfferings(dbOf(c), sectionIds)
      return offeringsPage(program, c, { offerings, drafts: await listDrafts(dbOf(c), sectionIds) })
    })
    .get('/new', (c) => beginPage(c))
    .post('/drafts', async (c) => {
      const typed = await readForm(c, Begin)
      const begun = await orRefusal(beginDraft(dbOf(c), c.var.now, c.var.staff, beginningOf(typed)))
      if (!(begun instanceof Refusal))
        return c.redirect(`${draftHref(begun.id)}?done=${begun.isNew ? 'begun' : 'standing'}`, 303)
      const { status, mistakes } = begun
      if (typed.from === 'version' || (status !== 409 && status !== 422)) throw begun
      return beginPage(c, { typed, errors: mistakes, status })
    })
    .get(PROCEDURE, (c) => page(c))
    .post(`${PROCEDURE}/opening`, async (c) => {
      const { version, ...typed } = await readForm(c, Opening)
      const done = await orRefusal(
        (async () => {
          const [from, through] = [dayTyped(typed.from, 'from'), dayTyped(typed.through, 'through')]
          const opening = { open: typed.open === 'yes', from, through }
          await changeOpening(dbOf(c), c.var.now, c.var.staff, idOf(c), version, opening)
        })(),
      )
      if (!done) return c.redirect(`${offeringHref(idOf(c))}?done=opening`, 303)
      if (done.status !== 409 && done.status !== 422) throw done
      return page(c, { typed, errors: done.mistakes, status: done.status })
    })
    .post(`${PROCEDURE}/section`, async (c) => {
      const { version, section } = await readForm(c, Move)
      const done = await orRefusal(moveOffering(dbOf(c), c.var.now, c.var.staff, idOf(c), version, Number(section)))
      if (!done) return c.redirect(`${offeringHref(idOf(c))}?done=moved`, 303)
      if (done.status !== 409 && done.status !== 422) throw done
      return page(c, { errors: done.mistakes, status: done.status })
    })
    .get(VERSION, async (c) => {
      const offering = await getOffering(dbOf(c), c.var.staff, idOf(c))
      const found = await getVersion(dbOf(c), offering, Number(c.req.param('number')))
      const { importId } = found.version
      return versionPage(program, c, {
        ...found,
        origin: importId === null ? undefined : await findOrigin(dbOf(c), importId),
      })
    })
    .post(`${VERSION}/exports`, async (c) => {
      const { now, staff } = c.var
      const offering = await getOffering(dbOf(c), staff, idOf(c))
      const found = await getVersion(dbOf(c), offering, Number(c.req.param('number')))
      const about = { db: dbOf(c), sealer: program.sealer }
      const { name, text } = await exportProcedure(about, now, `staff:${staff.id}`, found)
      c.header('Cache-Control', 'no-store')
      c.header('Content-Type', 'application/json; charset=utf-8')
      c.header('Content-Disposition', `attachment; filename="${name}"`)
      return c.body(text)
    })
}
