import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasQuestions = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db
    .selectFrom('inquiries.conversations')
    .select('id')
    .where('channel', '=', 'web')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Whoever answered has read what they answered. */
export async function readAnswered(db: Db<'inquiries'>): Promise<void> {
  await db
    .updateTable('inquiries.conversations')
    .set({ unread: 0 })
    .where('channel', '=', 'web')
    .where('waiting_since', 'is', null)
    .execute()
}

export interface Waiting {
  id: string
  slug: string
  title: string
  sectionId: number
  applicant: { family: string; given: string } | null
  /** A member of the section. */
  staffId: number
  arrivedAt: Temporal.Instant
}

/** Of each procedure the two that arrived last and wait. */
export async function listWaitingLately(db: Db<'procedures'>): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select * from (
      select a.id, p.slug, v.definition ->> 'title' as title, a.section_id as "sectionId", a.arrived_at as "arrivedAt",
        a.answers -> (v.definition #>> '{applicant,name}') as applicant,
        (select min(m.staff_id) from kernel.memberships m where m.section_id = a.section_id and m.position = 'member') as "staffId",
        row_number() over (partition by p.slug order by a.arrived_at desc) as place
      from procedures.applications a join procedures.versions v on v.id = a.version_id
        join procedures.procedures p on p.id = v.procedure_id
      where a.state = 'submitted') one
    where place <= 2 and "staffId" is not null order by slug, place`.execute(db)
  return rows
}
