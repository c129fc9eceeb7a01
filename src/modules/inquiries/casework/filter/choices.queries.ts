import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { listTags } from '../tags/tags.queries.ts'

export interface Named {
  id: number
  name: string
}

export interface Choices {
  sections: Named[]
  tags: Named[]
  assignees: Named[]
}

/** By what the lists of a member of staff can be narrowed: their sections, the tags of these, and whoever answers there. */
export async function listChoices(db: Db<'inquiries'>, staff: Staff): Promise<Choices> {
  const mine = sectionsFor(staff, 'answer')
  const [sections, tags, assignees] = await Promise.all([
    sql<Named>`select id, name from kernel.sections where id = any (${mine}::bigint[]) order by code`.execute(db),
    listTags(db, mine),
    sql<Named>`
      select t.id, t.name from kernel.staff t
      where t.id in (select inquiries.answerers(s.id) from unnest(${mine}::bigint[]) s (id))
      order by t.name_kana, t.id`.execute(db),
  ])
  return { sections: sections.rows, tags, assignees: assignees.rows }
}
