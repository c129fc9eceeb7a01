import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Position } from '#kernel/organization/position.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Punch } from '../punches/punch.ts'
import { type DayRequest, TELEWORK } from '../requests/request.ts'

export interface Colleague {
  id: number
  name: string
  position: Position
  section: string
  punches: Punch[]
}

/** One day's request of somebody, as their section may know it: what sort, not what for. */
export interface PlannedAbsence extends Pick<DayRequest, 'unit' | 'from' | 'until' | 'state'> {
  readonly staffId: number
  readonly isTelework: boolean
}

/** 休暇 and 在宅勤務 of everybody of some sections that reach into a time, asked for and granted. */
export async function listPlannedAbsences(
  db: Db<'attendance'>,
  sectionIds: readonly number[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<PlannedAbsence[]> {
  const { rows } = await sql<PlannedAbsence>`
    select r.staff_id as "staffId", r.unit, r.from_at as "from", r.until_at as "until", r.state,
      r.kind = ${TELEWORK} as "isTelework"
    from attendance.requests r
    where r.state in ('asked', 'granted') and r.from_at < ${until} and r.until_at > ${from}
      and r.staff_id in (select m.staff_id from kernel.memberships m where m.section_id = any(${sectionIds}::bigint[])
        and m.valid_from < (${until}::timestamptz at time zone 'Asia/Tokyo')::date
        and coalesce(m.valid_to > (${from}::timestamptz at time zone 'Asia/Tokyo')::date, true))
    order by r.from_at, r.id`.execute(db)
  return rows
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
