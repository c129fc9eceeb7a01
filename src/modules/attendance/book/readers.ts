import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type BookOwner, findBookOwners, type Reader } from './readers.queries.ts'

const readerOf = async (db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<Reader> => ({
  staff,
  everybody: await coversWholeTown(db, staff, 'personnel'),
  now,
})

/** Everybody whose book one may see, oneself too, by section. */
export const listBookOwners = async (db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<BookOwner[]> =>
  findBookOwners(db, await readerOf(db, staff, now))

/** @throws Refusal 404, the same for somebody who is not there and somebody out of reach */
export async function getBookOwner(
  db: Db<'attendance'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<BookOwner> {
  const [owner] = await findBookOwners(db, await readerOf(db, staff, now), id)
  if (!owner) throw new Refusal(404, 'この出勤簿は見つかりません。')
  return owner
}
