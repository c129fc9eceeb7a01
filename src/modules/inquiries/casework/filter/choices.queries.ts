import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { listTags } from '../tags/tags.queries.ts'

export interface Named {
  id: number
  name: string
}

export interface Choices {
  tags: Named[]
  assignees: Named[]
}

/** By what the lists of a member of staff can be narrowed: tags of their sections, and whoever answers there. */
export async function listChoices(db: Db<'inquiries'>, staff: Staff): Promise<Choices> {
  const mine = sectionsFor(staff, 'answer')
  const [tags, assignees] = await Promise.all([
    listTags(db, mine),
    sql<Named>`
      select t.id, t.name from kernel.staff t
      where t.id in (select inquiries.answerers(s.id) from unnest(${mine}::bigint[]) s (id))
      order by t.name_kana, t.id`.execute(db),
  ])
  return { tags, assignees: assignees.rows }
}
