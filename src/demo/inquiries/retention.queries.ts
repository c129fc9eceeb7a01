import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasHolds = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.retention_holds').select('until').limit(1).executeTakeFirst()) !== undefined

/** Somebody who answers for the whole town and may change its settings. */
export async function findKeeper(db: Db<'inquiries'>): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select d.staff_id as id from kernel.duties d join kernel.sections s on s.id = d.section_id and s.parent_id is null
    where d.duty in ('answer', 'settings') group by d.staff_id having count(distinct d.duty) = 2 order by d.staff_id limit 1`.execute(
    db,
  )
  return rows[0]?.id
}

/** The two that were closed longest ago in the section where this was most; nothing of them is on its way. */
export async function listOldest(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
): Promise<{ id: number; sectionId: number }[]> {
  const { rows } = await sql<{ id: number; sectionId: number }>`
    select c.id, c.section_id as "sectionId" from inquiries.conversations c
    where c.closed_at is not null and c.erased_at is null and c.channel = 'line' and c.section_id = (
        select section_id from inquiries.conversations where closed_at < ${now.subtract({ hours: 24 * 275 })} and channel = 'line'
        group by section_id order by count(*) desc, section_id limit 1)
      and not exists (select from inquiries.sendings s where s.conversation_id = c.id and s.state = 'queued')
    order by c.closed_at, c.id limit 2`.execute(db)
  return rows
}
