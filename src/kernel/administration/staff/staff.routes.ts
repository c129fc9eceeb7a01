import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { disableStaff } from '../../identity/disable-staff.ts'
import { resetSecondFactor } from '../../identity/second-factor/reset-second-factor.ts'
import { hasDuty } from '../../identity/staff.ts'
import { dropStep, keepStep, readStep } from '../../identity/step-cookie.ts'
import { inDepth, treeOf } from '../../organization/section-tree.ts'
import { listSections } from '../../organization/sections.queries.ts'
import { keyOf, listStaff } from '../../organization/staff-list.queries.ts'
import type { Program } from '../../program.ts'
import { enableStaff } from './enable-staff.ts'
import { issuePassword } from './issue-password.ts'
import { getManaged, personnelSections } from './personnel.ts'
import { askPage, type questions } from './ask.page.tsx'
import { issuedPage } from './issued.page.tsx'
import { backTo, readSearch } from './staff-search.ts'
import { staffPage } from './staff.page.tsx'
import { idIn } from '#lib/text/whole-number.ts'

const PAGE = 20

const ISSUED = 'issued'
const ISSUED_MINUTES = 2
const Issued = z.object({ by: z.number(), id: z.number(), password: z.string() })

/** 「職員」 for those with the duty `personnel`: the staff of the sections it covers. */
export function staffRoutes(program: Program) {
  async function list(c: Context<ConsoleEnv>) {
    const { db, now, staff } = c.var
    const search = readSearch(c.req.query())
    const on = dateInTokyo(now)
    const within = await personnelSections(db, staff)
    const disabled = search.state === '' ? undefined : search.state === 'disabled'
    const found = await listStaff(db, { ...search, on, within, disabled, limit: PAGE + 1 })
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const sections = inDepth(treeOf(await listSections(db, on))).filter(
      ({ section }) => within === undefined || within.includes(section.id),
    )
    const next = found.length > PAGE && last ? keyOf(last) : undefined
    const about = idIn(c.req.query('staff'))
    const [acted] = about > 0 ? await listStaff(db, { on, within, id: about, limit: 1 }) : []
    return staffPage(program, c, { search, staff: shown, sections, next, acted })
  }

  async function ask(c: Context<ConsoleEnv>, about: keyof typeof questions) {
    const { db, now, staff } = c.var
    const managed = await getManaged(db, now, staff, Number(c.req.param('id')))
    return askPage(program, c, managed, about, backTo(c.req.query('back')))
  }

  return new Hono<ConsoleEnv>()
    .use('/staff', mustManage)
    .use('/staff/*', mustManage)
    .get('/staff', (c) => list(c))
    .get('/staff/:id{[0-9]{1,15}}/disabled', (c) => ask(c, 'disabled'))
    .post('/staff/:id{[0-9]{1,15}}/disabled', async (c) => {
      const { db, now, staff } = c.var
      const { id } = await getManaged(db, now, staff, Number(c.req.param('id')))
      await disableStaff(db, now, `staff:${staff.id}`, id)
      return c.redirect(backTo((await c.req.parseBody())['back'], 'disabled', id), 303)
    })
    .post('/staff/:id{[0-9]{1,15}}/enabled', async (c) => {
      const id = Number(c.req.param('id'))
      await enableStaff(c.var.db, c.var.now, c.var.staff, id)
      return c.redirect(backTo((await c.req.parseBody())['back'], 'enabled', id), 303)
    })
    .get('/staff/:id{[0-9]{1,15}}/second-factor-removal', (c) => ask(c, 'second-factor-removal'))
    .post('/staff/:id{[0-9]{1,15}}/second-factor-removal', async (c) => {
      const { db, now, staff } = c.var
      const { id } = await getManaged(db, now, staff, Number(c.req.param('id')))
      await resetSecondFactor(db, now, `staff:${staff.id}`, id)
      return c.redirect(backTo((await c.req.parseBody())['back'], 'second-factor-removal', id), 303)
    })
    .get('/staff/:id{[0-9]{1,15}}/password', (c) => ask(c, 'password'))
    .post('/staff/:id{[0-9]{1,15}}/password', async (c) => {
      const { db, now, staff } = c.var
      const { id } = await getManaged(db, now, staff, Number(c.req.param('id')))
      const password = await issuePassword(db, now, staff, id)
      const back = backTo((await c.req.parseBody())['back'])
      // After a redirect, so that loading the page again does not issue another; until then sealed in the browser.
      keepStep(program, c, ISSUED, { by: staff.id, id, password }, ISSUED_MINUTES)
      return c.redirect(`/console/staff/${id}/issued-password?${new URLSearchParams({ back })}`, 303)
    })
    .get('/staff/:id{[0-9]{1,15}}/issued-password', async (c) => {
      const { db, now, staff } = c.var
      const managed = await getManaged(db, now, staff, Number(c.req.param('id')))
      const issued = readStep(program, c, ISSUED, Issued)
      const own = issued?.by === staff.id && issued.id === managed.id
      if (own) dropStep(program, c, ISSUED)
      const password = own ? issued.password : undefined
      return issuedPage(program, c, { staff: managed, password, back: backTo(c.req.query('back')) })
    })
}

const mustManage = async (c: Context<ConsoleEnv>, next: () => Promise<void>) => {
  if (!hasDuty(c.var.staff, 'personnel'))
    throw new Refusal(403, 'この画面を使う職務がありません。必要なときは人事の担当に相談してください。')
  await next()
}
