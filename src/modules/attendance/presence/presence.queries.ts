import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Position } from '#kernel/organization/position.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Punch } from '../punches/punch.ts'

export interface Colleague {
  id: number
  name: string
  position: Position
  section: string
  punches: Punch[]
}

type Row = Omit<Colleague, 'punches'> & { punches: (Omit<Punch, 'at'> & { at: string })[] }

/** Everybody of one's own sections today, with what they punched since a moment. */
export async function listColleagues(
  db: Db<'attendance'>,
  staff: Staff,
  on: Temporal.PlainDate,
  since: Temporal.Instant,
): Promise<Colleague[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, m.position, s.name as section,
      (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'at', c.at, 'place', c.place, 'site', c.site)
          order by c.at, c.id), '[]') from attendance.punches c where c.staff_id = p.id and c.at >= ${since}) as punches
    from kernel.memberships m join kernel.staff p on p.id = m.staff_id and p.disabled_at is null
      join kernel.sections s on s.id = m.section_id
    where m.section_id = any(${staff.sectionIds}::bigint[]) and daterange(m.valid_from, m.valid_to) @> ${on}::date
    order by s.code, array_position(array['head', 'deputy', 'chief', 'member'], m.position), p.name_kana, p.id`.execute(
    db,
  )
  return rows.map(({ punches, ...row }) =>
    Object.assign(row, {
      punches: punches.map(({ at, ...punch }): Punch => Object.assign(punch, { at: Temporal.Instant.from(at) })),
    }),
  )
}
