import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Circulates } from '../circulates.ts'

/** 手続, as the settings show how its decisions are made. */
export interface CirculatingProcedure {
  id: number
  title: string
  sectionId: number
  section: string
  endsWithCertificate: boolean
  circulates: Circulates
}

const select = sql`select p.id, v.definition ->> 'title' as title, p.section_id as "sectionId", s.name as section,
  v.definition #>> '{result,kind}' = 'certificate' as "endsWithCertificate", p.circulates
  from procedures.procedures p join kernel.sections s on s.id = p.section_id
  join procedures.versions v on v.procedure_id = p.id
    and v.number = (select max(number) from procedures.versions where procedure_id = p.id)`

/** Those of every section; closed ones too, as what was applied for is decided all the same. */
export async function listCirculating(db: Db<'procedures'>): Promise<CirculatingProcedure[]> {
  const { rows } = await sql<CirculatingProcedure>`${select} order by s.code, p.id`.execute(db)
  return rows
}

export async function findCirculating(db: Db<'procedures'>, id: number): Promise<CirculatingProcedure | undefined> {
  const { rows } = await sql<CirculatingProcedure>`${select} where p.id = ${id}`.execute(db)
  return rows[0]
}

/** @returns false where it is not as it was any more */
export async function updateCirculates(
  tx: Tx<'procedures'>,
  id: number,
  before: Circulates,
  circulates: Circulates,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('procedures.procedures')
    .set({ circulates })
    .where('id', '=', id)
    .where('circulates', '=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
