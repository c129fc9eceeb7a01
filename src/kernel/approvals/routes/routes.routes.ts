import { type Context, Hono } from 'hono'
import { typedDate } from '#lib/time/typed-moment.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { requireWholeTown } from '../../administration/whole-town.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { inDepth, treeOf } from '../../organization/section-tree.ts'
import { listSections } from '../../organization/sections.queries.ts'
import type { Program } from '../../program.ts'
import type { Matters } from '../matter.ts'
import { changeRoute, endRoute } from './change-route.ts'
import type { Route } from './route.ts'
import { routeEndPage } from './route-end.page.tsx'
import { readSteps, readTyped, type TypedRoute } from './route-form.ts'
import { routeFormPage, type RouteFormPage } from './route-form.page.tsx'
import { findRouteById, listNamable, listRoutes } from './routes.queries.ts'
import { routesPage } from './routes.page.tsx'
import { typedFrom } from './typed-route.ts'
import { idIn } from '#lib/text/whole-number.ts'

const onDay = ({ var: { db, now } }: Context<ConsoleEnv>) => listSections(db, dateInTokyo(now))

async function getRoute(c: Context<ConsoleEnv>, id: number): Promise<Route> {
  const route = await findRouteById(c.var.db, id)
  if (!route) throw new Refusal(404, 'この決裁ルートは見つかりません。変わったか、終わっています。')
  return route
}

/** 「決裁ルート」 in the settings. */
export function routesRoutes(program: Program, matters: Matters) {
  async function form(c: Context<ConsoleEnv>, page: Omit<RouteFormPage, 'matters' | 'sections'>) {
    return routeFormPage(program, c, { matters, sections: inDepth(treeOf(await onDay(c))), ...page })
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', async (c) => {
      const { db, now } = c.var
      const [routes, sections, staff] = await Promise.all([listRoutes(db, dateInTokyo(now)), onDay(c), listNamable(db)])
      const names = {
        sections: new Map(sections.map(({ id, name }) => [id, name])),
        staff: new Map(staff.map(({ id, name }) => [id, name])),
      }
      return routesPage(program, c, { matters, routes, names })
    })
    .get('/new', async (c) => {
      const base = idIn(c.req.query('base'))
      const route = base ? await getRoute(c, base) : undefined
      return form(c, { typed: typedFrom(route, await listNamable(c.var.db), dateInTokyo(c.var.now)) })
    })
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const typed = readTyped(await c.req.parseBody())
      const known = {
        sections: new Set((await onDay(c)).map(({ id }) => id)),
        staff: new Map((await listNamable(db)).filter((one) => !one.disabled).map((one) => [one.signInName, one.id])),
      }
      const { steps, errors } = readSteps(typed.steps, known)
      const validFrom = typedDate(typed.from)
      if (!Object.hasOwn(matters, typed.matter))
        errors.unshift({ field: 'matter', message: '起案の種類を選んでください。' })
      if (!typed.name)
        errors.unshift({ field: 'name', message: 'ルートの名前を入力してください。例: 一般起案(課長専決)' })
      if (!validFrom) errors.unshift({ field: 'from', message: 'いつからかを入力してください。例: 2027年4月1日' })
      if (errors.length > 0 || !validFrom) return form(c, { typed, errors })
      const route = { ...common(typed), validFrom, steps }
      const done = await orRefusal(changeRoute(db, now, staff, route, typed.base))
      if (done instanceof Refusal)
        return form(c, { typed, errors: done.mistakes, status: done.status === 409 ? 409 : 422 })
      return c.redirect(`/console/settings/routes?done=${done === 'changed' ? 'route' : 'unchanged'}`, 303)
    })
    .get('/:id{[0-9]{1,15}}/end', async (c) => {
      const route = await getRoute(c, Number(c.req.param('id')))
      return routeEndPage(program, c, { route, from: String(dateInTokyo(c.var.now)) })
    })
    .post('/:id{[0-9]{1,15}}/end', async (c) => {
      const { db, now, staff } = c.var
      const route = await getRoute(c, Number(c.req.param('id')))
      if (route.sectionId === null) throw new Refusal(403, '全体のルートは、やめずに変えてください。')
      const { from } = readTyped(await c.req.parseBody())
      const day = typedDate(from)
      const refused = day
        ? await orRefusal(endRoute(db, now, staff, route, day))
        : new Refusal(422, 'いつからかを入力してください。', 'from')
      if (refused instanceof Refusal) return routeEndPage(program, c, { route, from, errors: refused.mistakes })
      return c.redirect('/console/settings/routes?done=route-ended', 303)
    })
}

const common = ({ matter, section, name }: TypedRoute) => ({
  matter,
  name,
  sectionId: /^\d+$/.test(section) ? Number(section) : null,
})
