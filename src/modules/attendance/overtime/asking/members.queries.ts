import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

/** Somebody of a section that one heads. */
export interface Member {
  id: number
  name: string
  sectionId: number
  section: string
}

async function findMembers(
  db: Db<'attendance'>,
  staff: Staff,
  now: Temporal.Instant,
  id: number | null,
): Promise<Member[]> {
  const today = dateInTokyo(now)
  const { rows } = await sql<Member>`
    select distinct on (p.name_kana, p.id) p.id, p.name, s.id as "sectionId", s.name as section
    from kernel.memberships h
      join kernel.memberships m on m.section_id = h.section_id and m.staff_id <> h.staff_id
        and daterange(m.valid_from, m.valid_to) @> ${today}::date
      join kernel.staff p on p.id = m.staff_id and p.disabled_at is null
      join kernel.sections s on s.id = m.section_id
    where h.staff_id = ${staff.id} and h.position = 'head' and daterange(h.valid_from, h.valid_to) @> ${today}::date
      and (${id}::bigint is null or p.id = ${id})
    order by p.name_kana, p.id, s.code`.execute(db)
  return rows
}

/** 課員: everybody of the sections one heads, besides oneself. */
export const listMembers = (db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<Member[]> =>
  findMembers(db, staff, now, null)

export const findMember = async (
  db: Db<'attendance'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<Member | undefined> => (await findMembers(db, staff, now, id))[0]
