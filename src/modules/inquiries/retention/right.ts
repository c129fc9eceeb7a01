import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'

/** Who erases and discloses: the duty of settings for the whole town, as for the terms. Seeing the conversation is asked for besides. */
export const mayErase = (db: Db<'inquiries'>, staff: Staff): Promise<boolean> =>
  coversWholeTown(db as unknown as Db, staff, 'settings')

/** @throws Refusal 403 */
export async function needRight(db: Db<'inquiries'>, staff: Staff): Promise<void> {
  if (!(await mayErase(db, staff)))
    throw new Refusal(403, '消去と開示は、町全体の設定の職務がある人が行います。人事の担当に相談してください。')
}
