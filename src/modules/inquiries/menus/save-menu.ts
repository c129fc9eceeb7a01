import { record } from '#kernel/audit/record.ts'
import { type Typed, versionIn } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { listLabels } from '../subscriptions/labels.queries.ts'
import {
  countMenus,
  deleteMenu,
  findMenuByKey,
  holdMenu,
  holdMenus,
  insertMenu,
  type Menu,
  updateMenu,
} from './menus.queries.ts'
import { readMenu } from './read-menu.ts'

/** More than this nobody keeps in mind; LINE takes a thousand. */
const MOST_MENUS = 100

export function refuseOlder(menu: Menu, version: number): void {
  if (menu.version !== version)
    throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめて、もう一度直してください。')
}

/** 下書き of a menu: nobody sees it before it is published. The same form sent twice writes one. @throws Refusal 422 */
export function writeMenu(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  key: string,
  typed: Typed,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const content = readMenu(typed, await listLabels(tx))
    await holdMenus(tx)
    const before = await findMenuByKey(tx, key)
    if (before !== undefined) return before
    if ((await countMenus(tx)) >= MOST_MENUS)
      throw new Refusal(422, `メニューは ${MOST_MENUS} 個までです。使わないものを消してください。`, 'name')
    const id = await insertMenu(tx, now, staff.id, key, content)
    await record(tx, now, `staff:${staff.id}`, 'menu.written', `menu:${id}`, { name: content.name })
    return id
  })
}

/** 直す: what is published stays as it was until it is published again. @throws Refusal 404, 409, 422 */
export function changeMenu(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const menu = await holdMenu(tx, id)
    refuseOlder(menu, versionIn(typed))
    const content = readMenu(typed, await listLabels(tx))
    await updateMenu(tx, now, staff.id, menu, content)
    await record(tx, now, `staff:${staff.id}`, 'menu.changed', `menu:${id}`, { name: content.name })
  })
}

/** 消す: only what nobody sees. Twice is once. @throws Refusal 404, 409 */
export function removeMenu(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { name, shown } = await holdMenu(tx, id)
    if (shown) throw new Refusal(409, '公開しているメニューは消せません。先に公開をやめてください。')
    await deleteMenu(tx, id)
    await record(tx, now, `staff:${staff.id}`, 'menu.removed', `menu:${id}`, { name })
  })
}
