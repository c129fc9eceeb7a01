import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

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
  now: Temporal.Instant
}

/** One's own, those of the sections one heads (or stands in for whose head is away) and below, and those whose personnel matters one is charged with. */
export async function findBookOwners(db: Db<'attendance'>, reader: Reader, id?: number): Promise<BookOwner[]> {
  const { staff, everybody, now } = reader
  const today = dateInTokyo(now)
  const only = id === undefined ? sql`p.disabled_at is null or p.id = ${staff.id}` : sql`p.id = ${id}`
  const { rows } = await sql<BookOwner>`
    with recursive led as (
      select section_id as id from kernel.memberships where staff_id = ${staff.id} and position = 'head'
        and daterange(valid_from, valid_to) @> ${today}::date
      union select i.section_id from kernel.stand_ins i
        where i.staff_id = ${staff.id} and daterange(i.valid_from, i.valid_to) @> ${today}::date
          and not exists (select from kernel.memberships h where h.section_id = i.section_id and h.position = 'head'
            and daterange(h.valid_from, h.valid_to) @> ${today}::date and not exists (
              select from kernel.absences a where a.staff_id = h.staff_id and a.begins_at <= ${now} and a.ends_at > ${now}))
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
