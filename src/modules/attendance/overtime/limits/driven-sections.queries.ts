import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** 他律的業務の比重が高い部署: whether a section or one above it is, on a day. */
export async function isDriven(db: Db<'attendance'>, sectionId: number, on: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql<{ driven: boolean }>`
    with recursive above as (
      select id, parent_id from kernel.sections where id = ${sectionId}
      union select s.id, s.parent_id from kernel.sections s join above a on s.id = a.parent_id)
    select exists (select from attendance.driven_sections d join above a on a.id = d.section_id
      where daterange(d.valid_from, d.valid_to) @> ${on}::date) as driven`.execute(db)
  return rows[0]!.driven
}

/** Those of some people who belong to such a section on a day. */
export async function listDriven(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  on: Temporal.PlainDate,
): Promise<Set<number>> {
  const { rows } = await sql<{ staffId: number }>`
    with recursive driven as (
      select section_id as id from attendance.driven_sections where daterange(valid_from, valid_to) @> ${on}::date
      union select s.id from driven d join kernel.sections s on s.parent_id = d.id)
    select distinct m.staff_id as "staffId" from kernel.memberships m join driven d on d.id = m.section_id
    where m.staff_id = any(${staffIds}::bigint[]) and daterange(m.valid_from, m.valid_to) @> ${on}::date`.execute(db)
  return new Set(rows.map(({ staffId }) => staffId))
}

export interface DrivenSection {
  code: string
  section: string
  from: Temporal.PlainDate
  to: Temporal.PlainDate | null
}

export async function listDrivenSections(db: Db<'attendance'>): Promise<DrivenSection[]> {
  const { rows } = await sql<DrivenSection>`
    select s.code, s.name as section, d.valid_from as "from", d.valid_to as "to"
    from attendance.driven_sections d join kernel.sections s on s.id = d.section_id
    order by s.code, d.valid_from`.execute(db)
  return rows
}

/** @returns false where it is one already, then or later */
export async function insertDrivenSection(
  tx: Tx<'attendance'>,
  sectionId: number,
  from: Temporal.PlainDate,
): Promise<boolean> {
  const { rows } =
    await sql`insert into attendance.driven_sections (section_id, valid_from) values (${sectionId}, ${from})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** @returns false where it is none on that day */
export async function endDrivenSection(
  tx: Tx<'attendance'>,
  sectionId: number,
  to: Temporal.PlainDate,
): Promise<boolean> {
  const { rows } = await sql`update attendance.driven_sections set valid_to = ${to}
    where section_id = ${sectionId} and valid_from < ${to} and (valid_to is null or valid_to > ${to}) returning id`.execute(
    tx,
  )
  return rows.length > 0
}
