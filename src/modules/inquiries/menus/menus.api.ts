import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { asTyped, body, id, json, keysOf, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { ACTIONS, ICONS, LAYOUTS } from './menu.ts'
import { getMenu, listMenus, type Menu } from './menus.queries.ts'
import { publishMenu, withdrawMenu } from './publish-menu.ts'
import { audienceKey } from './read-menu.ts'
import { changeMenu, removeMenu, writeMenu } from './save-menu.ts'

export const menuScopes = {
  'menus:read': 'LINE のメニューを読む',
  'menus:write': 'LINE のメニューを書き、公開する',
}

const Field = z.object({
  title: z.string(),
  note: z.string().default(''),
  icon: z.enum(keysOf(ICONS)),
  action: z.enum(keysOf(ACTIONS)),
  value: z.string().openapi({ description: '送る言葉、/ で始まる町のページ、または https:// か tel:' }),
})

const Content = z.object({
  name: z.string(),
  barText: z.string(),
  layout: z.enum(keysOf(LAYOUTS)),
  audience: z.string().openapi({ description: 'everybody、signed_in、disaster、または label-(話題か地区の番号)' }),
  fields: z.array(Field).max(6),
})

const MenuOut = Content.extend({
  id: z.int(),
  version: z.int(),
  changedAt: z.iso.datetime(),
  shown: z
    .object({ since: z.iso.datetime(), ready: z.boolean(), older: z.boolean(), failure: z.string().nullable() })
    .nullable()
    .openapi({ description: '公開しているとき。ready は LINE に届いたか、older は公開のあとで直したか' }),
}).openapi('LineMenu')

const menuOut = (menu: Menu): z.infer<typeof MenuOut> => ({
  id: menu.id,
  version: menu.version,
  name: menu.name,
  barText: menu.barText,
  layout: menu.layout,
  audience: audienceKey(menu),
  fields: menu.fields,
  changedAt: menu.changedAt.toString(),
  shown: menu.shown ? { ...menu.shown, since: menu.shown.since.toString() } : null,
})

const typedOf = ({ fields, ...whole }: z.infer<typeof Content> & { version?: number }) =>
  asTyped({
    ...whole,
    ...Object.fromEntries(
      fields.flatMap((field, place) =>
        Object.entries(field).map(([name, value]) => [`${name}-${place + 1}`, value] as const),
      ),
    ),
  })

async function needTown(db: Db<'inquiries'>, staff: Staff): Promise<void> {
  if (!(await coversWholeTown(db as unknown as Db, staff, 'settings')))
    throw new Refusal(403, '町全体の設定の職務がある職員のトークンを使ってください。')
}

const params = z.object({ id: id() })
const one = json('LINE のメニュー', MenuOut)

/** LINE のメニュー for other programs: the same use cases as the console. */
export function menusApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('menus:read'),
    method: 'get',
    path: '/line-menus',
    operationId: 'listLineMenus',
    summary: 'LINE のメニュー',
    responses: { ...json('メニュー', z.object({ items: z.array(MenuOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    await needTown(c.var.db, c.var.staff)
    return c.json({ items: (await listMenus(c.var.db)).map(menuOut) }, 200)
  })

  const write = createRoute({
    ...needs('menus:write'),
    method: 'post',
    path: '/line-menus',
    operationId: 'writeLineMenu',
    summary: 'LINE のメニューを書く(公開するまで、だれにも見えない)',
    request: { body: body(Content.extend({ key: z.uuid() })) },
    responses: { ...one, ...problems(401, 403, 422, 429) },
  })
  api.openapi(write, async (c) => {
    const { db, now, staff } = c.var
    await needTown(db, staff)
    const { key, ...content } = c.req.valid('json')
    return c.json(menuOut(await getMenu(db, await writeMenu(db, now, staff, key, typedOf(content)))), 200)
  })

  const show = createRoute({
    ...needs('menus:read'),
    method: 'get',
    path: '/line-menus/{id}',
    operationId: 'getLineMenu',
    summary: '一つの LINE のメニュー',
    request: { params },
    responses: { ...one, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(show, async (c) => {
    await needTown(c.var.db, c.var.staff)
    return c.json(menuOut(await getMenu(c.var.db, c.req.valid('param').id)), 200)
  })

  const change = createRoute({
    ...needs('menus:write'),
    method: 'put',
    path: '/line-menus/{id}',
    operationId: 'changeLineMenu',
    summary: '直す(公開しているものは、もう一度公開するまで変わらない)',
    request: { params, body: body(Content.extend({ version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, now, staff } = c.var
    await needTown(db, staff)
    const { id } = c.req.valid('param')
    await changeMenu(db, now, staff, id, typedOf(c.req.valid('json')))
    return c.json(menuOut(await getMenu(db, id)), 200)
  })

  const remove = createRoute({
    ...needs('menus:write'),
    method: 'delete',
    path: '/line-menus/{id}',
    operationId: 'removeLineMenu',
    summary: '消す(公開していないものだけ)',
    request: { params },
    responses: { 204: { description: '消した' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(remove, async (c) => {
    const { db, now, staff } = c.var
    await needTown(db, staff)
    await removeMenu(db, now, staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const publication = createRoute({
    ...needs('menus:write'),
    method: 'post',
    path: '/line-menus/{id}/publication',
    operationId: 'publishLineMenu',
    summary: '公開する(同じ相手のほかのメニューは終わる)',
    request: { params, body: body(z.object({ version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(publication, async (c) => {
    const { db, now, staff } = c.var
    await needTown(db, staff)
    const { id } = c.req.valid('param')
    await publishMenu(db, now, staff, id, c.req.valid('json').version)
    return c.json(menuOut(await getMenu(db, id)), 200)
  })

  const withdrawal = createRoute({
    ...needs('menus:write'),
    method: 'post',
    path: '/line-menus/{id}/withdrawal',
    operationId: 'withdrawLineMenu',
    summary: '公開をやめる',
    request: { params },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(withdrawal, async (c) => {
    const { db, now, staff } = c.var
    await needTown(db, staff)
    const { id } = c.req.valid('param')
    await withdrawMenu(db, now, staff, id)
    return c.json(menuOut(await getMenu(db, id)), 200)
  })
}
