import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'

/** Who prepares and switches 災害モード: whoever answers for the whole town, or sets it up. */
export async function mayAct(db: Db<'inquiries'>, staff: Staff): Promise<boolean> {
  const kernel = db as unknown as Db
  return (await coversWholeTown(kernel, staff, 'settings')) || (await coversWholeTown(kernel, staff, 'answer'))
}

/** @throws Refusal 403 */
export async function needToAct(db: Db<'inquiries'>, staff: Staff): Promise<void> {
  if (!(await mayAct(db, staff)))
    throw new Refusal(403, '災害モードは、町全体の相談か設定の職務がある職員だけが使えます。')
}
