import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** Whoever may answer for a section. */
export interface Colleague {
  id: number
  name: string
  /** Belongs to the section itself, and not to one above it alone. */
  own: boolean
}

/** Those of the section first. @param among those (`t`) of whom it is true */
export async function listColleagues(
  db: Db<'inquiries'>,
  sectionId: number,
  on: Temporal.PlainDate,
  among: RawBuilder<unknown> = sql`true`,
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select t.id, t.name, exists (select from kernel.memberships m where m.staff_id = t.id and m.section_id = ${sectionId}
      and daterange(m.valid_from, m.valid_to) @> ${on}::date) as own
    from inquiries.answerers(${sectionId}) a (id) join kernel.staff t on t.id = a.id
    where ${among}
    order by own desc, t.name_kana, t.id`.execute(db)
  return rows
}

/** Whom it concerns where something happens to the section: its own people, or those above where it has none. */
export const concerned = (colleagues: Colleague[]): Colleague[] => {
  const own = colleagues.filter((one) => one.own)
  return own.length > 0 ? own : colleagues
}
