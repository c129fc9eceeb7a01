import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'

/** Somebody whose book one may see. */
export interface BookOwner {
  id: number
  name: string
  signInName: string
  section: string
}

/** Who looks, and when. */
export interface Reader {
  staff: Staff
  /** Charged with the personnel matters of the whole town. */
  everybody: boolean
  today: Temporal.PlainDate
}

/** One's own, those of the sections one heads and below, and those whose personnel matters one is charged with. */
export async function findBookOwners(db: Db<'attendance'>, reader: Reader, id?: number): Promise<BookOwner[]> {
  const { staff, everybody, today } = reader
  const only = id === undefined ? sql`p.disabled_at is null or p.id = ${staff.id}` : sql`p.id = ${id}`
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
