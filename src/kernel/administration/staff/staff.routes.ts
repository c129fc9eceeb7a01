import { type Context, Hono } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { disableStaff } from '../../identity/disable-staff.ts'
import { hasDuty } from '../../identity/staff.ts'
import { inDepth, treeOf } from '../../organization/section-tree.ts'
import { listSections } from '../../organization/sections.queries.ts'
import { keyOf, listStaff } from '../../organization/staff-list.queries.ts'
import type { Program } from '../../program.ts'
import { enableStaff } from './enable-staff.ts'
import { issuePassword } from './issue-password.ts'
import { getManaged, personnelSections } from './personnel.ts'
import { passwordPage } from './password.page.tsx'
import { backTo, readSearch } from './staff-search.ts'
import { staffPage } from './staff.page.tsx'

const PAGE = 50

/** 「職員」 for those with the duty `personnel`: the staff of the sections it covers. */
export function staffRoutes(program: Program) {
  async function list(
    c: Context<ConsoleEnv>,
    query: Record<string, string>,
    issued?: { name: string; password: string },
  ) {
    const { db, now, staff } = c.var
    const search = readSearch(query)
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
    return staffPage(program, c, { search, staff: shown, sections, next, issued })
  }

  return new Hono<ConsoleEnv>()
    .use('/staff', mustManage)
    .use('/staff/*', mustManage)
    .get('/staff', (c) => list(c, c.req.query()))
    .post('/staff/:id{[0-9]{1,15}}/disabled', async (c) => {
      const { db, now, staff } = c.var
      const { id } = await getManaged(db, now, staff, Number(c.req.param('id')))
      await disableStaff(db, now, `staff:${staff.id}`, id)
      return c.redirect(backTo((await c.req.parseBody())['back'], 'disabled'), 303)
    })
    .post('/staff/:id{[0-9]{1,15}}/enabled', async (c) => {
      await enableStaff(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')))
      return c.redirect(backTo((await c.req.parseBody())['back'], 'enabled'), 303)
    })
    .get('/staff/:id{[0-9]{1,15}}/password', async (c) => {
      const { db, now, staff } = c.var
      const managed = await getManaged(db, now, staff, Number(c.req.param('id')))
      return passwordPage(program, c, managed, backTo(c.req.query('back')))
    })
    .post('/staff/:id{[0-9]{1,15}}/password', async (c) => {
      const { db, now, staff } = c.var
      const { id, name } = await getManaged(db, now, staff, Number(c.req.param('id')))
      const password = await issuePassword(db, now, staff, id)
      // Answered here and not after a redirect: the password is in no address and no cookie.
      const back = new URL(backTo((await c.req.parseBody())['back']), 'http://console')
      return list(c, Object.fromEntries(back.searchParams), { name, password })
    })
}

const mustManage = async (c: Context<ConsoleEnv>, next: () => Promise<void>) => {
  if (!hasDuty(c.var.staff, 'personnel'))
    throw new Refusal(403, 'この画面を使う職務がありません。必要なときは人事の担当に相談してください。')
  await next()
}
