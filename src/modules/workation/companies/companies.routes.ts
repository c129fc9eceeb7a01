import { type Context, Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { again } from '../offers/editing.routes.ts'
import type { Shell } from '../offers/shell.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { actOnCompany, COMPANY_ACTS } from './act-on-company.ts'
import { changeCompany, setNextAction } from './change-company.ts'
import { companiesPage } from './companies.page.tsx'
import { getCompany } from './companies.queries.ts'
import { companyPage } from './company.page.tsx'
import { companyHref, type CompanyActName } from './company.ts'
import type { CompanyForm } from './company-forms.tsx'

const ID = '/:id{[0-9]{1,15}}'
const idOf = (c: Context<SiteEnv>) => Number(c.req.param('id'))
const staffIn = (c: Context<SiteEnv>) => (c as unknown as Context<ConsoleEnv>).var.staff

type Change = typeof changeCompany

const actIn = (typed: Typed) => {
  const act = firstOf(typed, 'act')
  return Object.hasOwn(COMPANY_ACTS, act) ? (act as CompanyActName) : undefined
}

/** 会社 in the console: the record of the firms that the town speaks with. */
export function companiesRoutes(shell: Shell) {
  /** Does what a form of the page asks for, or shows the page again with that form as it was typed. */
  const change = (use: Change, formOf: (typed: Typed) => CompanyForm | undefined) => async (c: Context<SiteEnv>) => {
    const { typed } = await readTyped(c)
    const [{ db, now }, id] = [c.var, idOf(c)]
    const company = await getCompany(db, id)
    const form = formOf(typed)
    const done = await orRefusal(use(db, now, staffIn(c), id, typed, versionIn(typed)))
    if (done instanceof Refusal) return companyPage(shell, c, company, { ...again(typed, done), form })
    return c.redirect(`${companyHref(id)}?done=company-${form}`, 303)
  }
  return new Hono<SiteEnv>()
    .get('/', (c) => companiesPage(shell, c))
    .get(ID, async (c) => companyPage(shell, c, await getCompany(c.var.db, idOf(c))))
    .post(
      ID,
      change(changeCompany, () => 'named'),
    )
    .post(`${ID}/acts`, change(actOnCompany, actIn))
    .post(
      `${ID}/next`,
      change(setNextAction, () => 'next'),
    )
}
