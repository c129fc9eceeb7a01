import { type RawBuilder, sql } from 'kysely'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

/** Somebody whose book one may see. */
export interface BookOwner {
  id: number
  name: string
  signInName: string
  section: string
}

/** One's own, those of the sections one heads and below, and those whose personnel matters one is charged with. */
async function readable(db: Db<'attendance'>, staff: Staff, now: Temporal.Instant, only: RawBuilder<unknown>) {
  const [everybody, today] = [await coversWholeTown(db, staff, 'personnel'), dateInTokyo(now)]
  const { rows } = await sql<BookOwner>`
    with recursive led as (
      select section_id as id from kernel.memberships where staff_id = ${staff.id} and position = 'head'
        and daterange(valid_from, valid_to) @> ${today}::date
      union select s.id from led join kernel.sections s on s.parent_id = led.id),
    placed as (
      select m.staff_id, m.section_id, s.code, s.name from kernel.memberships m join kernel.sections s on s.id = m.section_id
        where daterange(m.valid_from, m.valid_to) @> ${today}::date)
    select p.id, p.name, p.sign_in_name as "signInName",
      coalesce((select string_agg(name, '、' order by code) from placed where staff_id = p.id), '') as section
    from kernel.staff p
    where (${only}) and (p.id = ${staff.id} or ${everybody} or exists (select from placed where staff_id = p.id
      and (section_id in (select id from led) or section_id = any(${sectionsFor(staff, 'personnel')}::bigint[]))))
    order by section, p.name_kana, p.id`.execute(db)
  return rows
}

/** Everybody whose book one may see, oneself too, by section. */
export const listBookOwners = (db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<BookOwner[]> =>
  readable(db, staff, now, sql`p.disabled_at is null or p.id = ${staff.id}`)

/** @throws Refusal 404, the same for somebody who is not there and somebody out of reach */
export async function getBookOwner(
  db: Db<'attendance'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<BookOwner> {
  const [owner] = await readable(db, staff, now, sql`p.id = ${id}`)
  if (!owner) throw new Refusal(404, 'この出勤簿は見つかりません。')
  return owner
}
