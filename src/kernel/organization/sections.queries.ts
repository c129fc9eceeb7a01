import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Section } from './section-tree.ts'

/** The sections that stand on a day, parents before children, in the order of their codes. */
export async function listSections(db: Db, on: Temporal.PlainDate): Promise<Section[]> {
  const { rows } = await sql<Section>`
    with recursive standing as (
      select * from kernel.sections where daterange(valid_from, valid_to) @> ${on}::date),
    placed as (
      select s.id, s.code, s.name, s.parent_id, 0 as depth from standing s
        where s.parent_id is null or s.parent_id not in (select id from standing)
      union all
      select s.id, s.code, s.name, s.parent_id, p.depth + 1 from standing s join placed p on s.parent_id = p.id)
    select id, code, name, parent_id as "parentId" from placed order by depth, code`.execute(db)
  return rows
}

/** The top of the organization: a duty here covers the whole municipality. */
export async function rootSectionIds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('kernel.sections').select('id').where('parent_id', 'is', null).execute()
  return rows.map(({ id }) => id)
}

export interface InCharge {
  staffId: number
  name: string
}

/** 課長: the head of a section on a day. */
export async function findHead(db: Db | Tx, sectionId: number, on: Temporal.PlainDate): Promise<InCharge | undefined> {
  const { rows } = await sql<InCharge>`
    select s.id as "staffId", s.name from kernel.memberships m join kernel.staff s on s.id = m.staff_id
    where m.section_id = ${sectionId} and m.position = 'head' and s.disabled_at is null
      and daterange(m.valid_from, m.valid_to) @> ${on}::date`.execute(db)
  return rows[0]
}

/** 代決者: who decides in place of the head on a day. */
export async function findStandIn(db: Db, sectionId: number, on: Temporal.PlainDate): Promise<InCharge | undefined> {
  const { rows } = await sql<InCharge>`
    select s.id as "staffId", s.name from kernel.stand_ins i join kernel.staff s on s.id = i.staff_id
    where i.section_id = ${sectionId} and s.disabled_at is null
      and daterange(i.valid_from, i.valid_to) @> ${on}::date`.execute(db)
  return rows[0]
}
