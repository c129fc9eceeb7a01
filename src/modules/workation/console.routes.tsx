import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { Tabs } from '#ui/index.ts'
import { z } from 'zod'
import { companiesRoutes } from './companies/companies.routes.ts'
import { bookingsRoutes } from './bookings/bookings.routes.ts'
import { deskPage } from './desk/desk.page.tsx'
import { chooseDesk, deskOnly } from './desk/handles.ts'
import { effectsRoutes } from './effects/effects.routes.ts'
import { again, editingRoutes } from './offers/editing.routes.ts'
import { DONE, type Shell } from './offers/shell.ts'
import { staysRoutes } from './stays/desk.routes.tsx'
import { providersRoutes } from './providers/providers.routes.ts'

const BASE = '/console/workation'
const inConsole = (c: Context<SiteEnv>) => c as unknown as Context<ConsoleEnv>

const TABS = [
  { href: `${BASE}/stays`, text: '滞在' },
  { href: BASE, text: '掲載' },
  { href: `${BASE}/bookings`, text: '予約' },
  { href: `${BASE}/providers`, text: '事業者' },
  { href: `${BASE}/companies`, text: '会社' },
  { href: `${BASE}/effects`, text: '効果' },
]

const shellOf = (program: Program): Shell => ({
  base: BASE,
  editor: async (c) => ({ side: 'section', staffId: inConsole(c).var.staff.id }),
  page(c, { trail = [], ...page }) {
    const isTop = TABS.some(({ href }) => href === c.req.path)
    const items = TABS.map(({ href, text }) => ({ href, text, current: href === c.req.path }))
    return headedPage(program, inConsole(c), {
      ...page,
      done: DONE,
      trail: trail.length > 0 ? [{ text: 'ワーケーション', href: BASE }, ...trail] : [],
      tabs: isTop && <Tabs label="ワーケーション" items={items} />,
    })
  },
})

const Choice = z.object({ section: z.string().max(20).catch('') })

/** ワーケーション in the staff console, for the section that handles it; which section that is stands in 「設定」. */
export function workationRoutes(program: Program) {
  const shell = shellOf(program)
  const desk = new Hono<ConsoleEnv>()
    .use('/', deskOnly)
    .use('/*', deskOnly)
    .route('/stays', staysRoutes(program, shell) as unknown as Hono<ConsoleEnv>)
    .route('/bookings', bookingsRoutes(shell) as unknown as Hono<ConsoleEnv>)
    .route('/providers', providersRoutes(shell) as unknown as Hono<ConsoleEnv>)
    .route('/companies', companiesRoutes(shell) as unknown as Hono<ConsoleEnv>)
    .route('/', effectsRoutes(shell) as unknown as Hono<ConsoleEnv>)
    .route('/', editingRoutes(program, shell) as unknown as Hono<ConsoleEnv>)
  const settings = new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => deskPage(program, c))
    .post('/', async (c) => {
      const { section } = await readForm(c, Choice)
      const chosen = await orRefusal(chooseDesk(c.var.db, c.var.now, c.var.staff, section))
      if (chosen instanceof Refusal) return deskPage(program, c, again({ section: [section] }, chosen))
      return c.redirect('/console/settings/workation?done=desk', 303)
    })
  return new Hono<ConsoleEnv>().route('/workation', desk).route('/settings/workation', settings)
}
