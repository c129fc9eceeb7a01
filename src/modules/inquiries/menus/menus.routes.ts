import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { themeColors } from '#ui/index.ts'
import { formKey } from '../form-key.ts'
import { listLabels } from '../subscriptions/labels.queries.ts'
import { drawMenu } from './draw-menu.ts'
import { menuFormPage, type MenuForm } from './form.page.tsx'
import { menusPage } from './list.page.tsx'
import { MENUS, type MenuContent } from './menu.ts'
import { getMenu, listMenus, type Menu } from './menus.queries.ts'
import { publishMenu, withdrawMenu } from './publish-menu.ts'
import { readMenu } from './read-menu.ts'
import { changeMenu, removeMenu, writeMenu } from './save-menu.ts'

const ONE = '/:id{[0-9]{1,15}}'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

async function draw(c: Context<ConsoleEnv>, content: MenuContent): Promise<Buffer> {
  const { theme } = await getProfile(c.var.db)
  return drawMenu(content, themeColors[theme])
}

/** 「設定 — LINE のメニュー」, for those with the duty for the whole town. */
export function menuRoutes(program: Program) {
  const form = async (c: Context<ConsoleEnv>, more: Omit<MenuForm, 'labels'> = {}) =>
    menuFormPage(program, c, { labels: await listLabels(c.var.db), ...more })

  /** What is typed, drawn and not stored; or what is wrong with it. */
  const preview = async (c: Context<ConsoleEnv>, typed: Typed, menu?: Menu) => {
    const labels = await listLabels(c.var.db)
    const content = await orRefusal((async () => readMenu(typed, labels))())
    if (content instanceof Refusal) return form(c, { menu, again: { typed, refusal: content } })
    return form(c, { menu, again: { typed }, preview: { content, png: await draw(c, content) } })
  }
  const again = (c: Context<ConsoleEnv>, typed: Typed, refusal: Refusal, menu?: Menu) => {
    if (refusal.status !== 409 && refusal.status !== 422) throw refusal
    return form(c, { menu, again: { typed, refusal } })
  }
  const act = async (c: Context<ConsoleEnv>, work: Promise<unknown>, done: string) => {
    const result = await orRefusal(work)
    if (!(result instanceof Refusal)) return c.redirect(`${MENUS}?done=${done}`, 303)
    if (result.status !== 409) throw result
    return menusPage(program, c, await listMenus(c.var.db), result.mistakes)
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', async (c) => menusPage(program, c, await listMenus(c.var.db)))
    .get('/new', (c) => form(c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      if (firstOf(typed, 'preview')) return preview(c, typed)
      const key = formKey(c, firstOf(typed, 'key'))
      const written = await orRefusal(writeMenu(c.var.db, c.var.now, c.var.staff, key, typed))
      return written instanceof Refusal ? again(c, typed, written) : c.redirect(`${MENUS}?done=written`, 303)
    })
    .get(ONE, async (c) => {
      const menu = await getMenu(c.var.db, idOf(c))
      return form(c, { menu, preview: { content: menu, png: await draw(c, menu) } })
    })
    .post(ONE, async (c) => {
      const { typed } = await readTyped(c)
      const menu = await getMenu(c.var.db, idOf(c))
      if (firstOf(typed, 'preview')) return preview(c, typed, menu)
      const changed = await orRefusal(changeMenu(c.var.db, c.var.now, c.var.staff, menu.id, typed))
      return changed instanceof Refusal ? again(c, typed, changed, menu) : c.redirect(`${MENUS}?done=changed`, 303)
    })
    .get(`${ONE}/picture`, async (c) => {
      const png = await draw(c, await getMenu(c.var.db, idOf(c)))
      return c.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' })
    })
    .post(`${ONE}/publication`, async (c) => {
      const { typed } = await readTyped(c)
      return act(c, publishMenu(c.var.db, c.var.now, c.var.staff, idOf(c), versionIn(typed)), 'published')
    })
    .post(`${ONE}/withdrawal`, (c) => act(c, withdrawMenu(c.var.db, c.var.now, c.var.staff, idOf(c)), 'withdrawn'))
    .post(`${ONE}/removal`, (c) => act(c, removeMenu(c.var.db, c.var.now, c.var.staff, idOf(c)), 'removed'))
}
