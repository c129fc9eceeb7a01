import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { endEdition, insertEdition } from './editions.queries.ts'
import { holdMenu } from './menus.queries.ts'
import { refuseOlder } from './save-menu.ts'
import { wakeMenus } from './wake.ts'

/** 公開: from now on that audience sees this menu, and none that it saw before. @throws Refusal 404, 409 */
export function publishMenu(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  version: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const menu = await holdMenu(tx, id)
    refuseOlder(menu, version)
    if (menu.shown && !menu.shown.older) return
    await insertEdition(tx, now, staff.id, menu)
    await wakeMenus(tx)
    const { name, audience, label } = menu
    await record(tx, now, `staff:${staff.id}`, 'menu.published', `menu:${id}`, { name, audience, label })
  })
}

/** 公開をやめる: its audience sees what everybody sees. @throws Refusal 404, 409 */
export function withdrawMenu(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const menu = await holdMenu(tx, id)
    if (!menu.shown) throw new Refusal(409, 'このメニューは、もう公開していません。')
    await endEdition(tx, now, id)
    await wakeMenus(tx)
    await record(tx, now, `staff:${staff.id}`, 'menu.withdrawn', `menu:${id}`, { name: menu.name })
  })
}
