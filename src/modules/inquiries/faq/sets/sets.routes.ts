import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { readChoices } from '#kernel/packages/choices.ts'
import { confirmedIn, packageIn, PostedPackage } from '#kernel/packages/posted-package.ts'
import { distrustSigner } from '#kernel/packages/trust-signer.ts'
import { listTrusted } from '#kernel/packages/trusted-signers.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { FAQ } from '../faq.ts'
import { fromIn } from '../list-pager.tsx'
import { listOwnSections } from '../save-faq.ts'
import { adoptionPage } from './adoption.page.tsx'
import { adoptFaqSet } from './adopt-set.ts'
import { countExportable, listExportable } from './chosen.queries.ts'
import { compareSet } from './compare-set.ts'
import { exportFaqSet } from './export-set.ts'
import { type SetsPage, setsPage, SETS } from './sets.page.tsx'
import { listSets } from './sets.queries.ts'
import { MOST_ITEMS } from './signed-faq-set.ts'

const Adopting = PostedPackage.extend({ section: z.string().max(15).default('') })
const NOTHING = { slug: '', title: '', ids: [] }

const sections = (c: Context<ConsoleEnv>) => listOwnSections(c.var.db, c.var.now, c.var.staff)

const idsIn = ({ ids }: Pick<SetsPage['typed'], 'ids'>) => ids.filter((one) => /^\d{1,15}$/.test(one)).map(Number)

/** Sets of questions between towns: exported, looked at, adopted. */
export function setRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, page: Partial<Pick<SetsPage, 'typed' | 'errors' | 'status'>> = {}) => {
    const { db, staff } = c.var
    const [count, sets, signers] = [await countExportable(db, staff), await listSets(db, staff), await listTrusted(db)]
    const set = sets.find(({ slug }) => slug === c.req.query('set'))
    const from = fromIn(c.req.query('from'), MOST_ITEMS)
    const chosen = page.typed ? { ids: idsIn(page.typed) } : { keys: set?.keys ?? [] }
    const faqs = await listExportable(db, staff, { chosen, from, limit: MOST_ITEMS })
    const again = set && { ...set, ids: faqs.filter(({ key }) => set.keys.includes(key)).map(({ id }) => String(id)) }
    return setsPage(program, c, { faqs, count, from, set, sets, signers, typed: again ?? NOTHING, ...page })
  }
  return new Hono<ConsoleEnv>()
    .get('/sets', (c) => show(c))
    .post('/exports', async (c) => {
      const { municipality, now, staff } = c.var
      const { typed } = await readTyped(c)
      const chosen = {
        slug: firstOf(typed, 'slug').trim(),
        title: firstOf(typed, 'title').trim(),
        ids: typed['faq'] ?? [],
      }
      const asked = { ...chosen, ids: idsIn(chosen) }
      const done = await orRefusal(exportFaqSet(program, municipality, now, staff, asked))
      if (!(done instanceof Refusal)) {
        c.header('Content-Disposition', `attachment; filename="${done.name}"`)
        c.header('Cache-Control', 'no-store')
        return c.body(done.text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
      }
      const { status, mistakes: errors } = done
      if (!done.field || (status !== 409 && status !== 422)) throw done
      return show(c, { typed: chosen, errors, status })
    })
    .post('/import', async (c) => {
      const bytes = await packageIn(c)
      const compared = await orRefusal(compareSet(c.var.db, c.var.now, c.var.staff, bytes))
      if (!(compared instanceof Refusal))
        return adoptionPage(program, c, {
          compared,
          file: new TextDecoder().decode(bytes),
          sections: await sections(c),
        })
      if (compared.status !== 422) throw compared
      return show(c, { errors: compared.mistakes })
    })
    .post('/adoptions', async (c) => {
      const { db, now, staff } = c.var
      const { file, section, against, older, ...posted } = await readForm(c, Adopting)
      // A form gives every line end as CRLF; between the parts of JSON that says nothing.
      const bytes = new TextEncoder().encode(file)
      const [choices, confirmed] = [readChoices(await c.req.parseBody()), confirmedIn(posted)]
      const adopting = { bytes, sectionId: Number(section) || 0, confirmed, against, choices, older: older === '1' }
      const adopt = async () => adoptFaqSet(db, now, staff, adopting)
      const done = await orRefusal(adopt())
      if (!(done instanceof Refusal)) return c.redirect(`${FAQ}?done=adopted`, 303)
      const { status, mistakes: errors } = done
      const compared = await orRefusal(compareSet(db, now, staff, bytes))
      if ((status !== 409 && status !== 422) || compared instanceof Refusal) throw done
      return adoptionPage(program, c, { compared, file, sections: await sections(c), section, choices, errors, status })
    })
    .post('/signers/:fingerprint{[0-9a-f]{64}}/removal', async (c) => {
      await distrustSigner(c.var.db, c.var.now, c.var.staff, c.req.param('fingerprint'))
      return c.redirect(SETS, 303)
    })
}
