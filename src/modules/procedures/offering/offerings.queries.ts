import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Offering, PublishedVersion } from './offering.ts'

const selected = sql`select p.id, p.slug, v.definition ->> 'title' as title, p.section_id as "sectionId", s.name as section, p.version,
    p.open_from as "openFrom", p.closed_at as "closedAt", v.number, v.published_at as "publishedAt"
  from procedures.procedures p join kernel.sections s on s.id = p.section_id
  join procedures.versions v on v.procedure_id = p.id
    and v.number = (select max(number) from procedures.versions where procedure_id = p.id)`

/** Those of the sections, open or not, in the order in which each was first published. */
export async function listOfferings(db: Db<'procedures'>, sectionIds: readonly number[]): Promise<Offering[]> {
  const { rows } = await sql<Offering>`${selected} where p.section_id = any(${[...sectionIds]}) order by p.id`.execute(
    db,
  )
  return rows
}

export async function findOffering(db: Db<'procedures'>, id: number): Promise<Offering | undefined> {
  const { rows } = await sql<Offering>`${selected} where p.id = ${id}`.execute(db)
  return rows[0]
}

export async function findOfferingOf(db: Db<'procedures'>, slug: string): Promise<Offering | undefined> {
  const { rows } = await sql<Offering>`${selected} where p.slug = ${slug}`.execute(db)
  return rows[0]
}

/** Whoever changes it at the same moment, or publishes it, waits until the transaction ends. */
export async function holdOffering(tx: Tx<'procedures'>, id: number): Promise<Offering | undefined> {
  const { rows } = await sql<Offering>`${selected} where p.id = ${id} for update of p`.execute(tx)
  return rows[0]
}

/** The section that handles a procedure, whoever asks; undefined where there is none of that slug. */
export async function findSectionOf(tx: Tx<'procedures'>, slug: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('procedures.procedures')
    .select('section_id as id')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.id
}

export async function updateOpening(
  tx: Tx<'procedures'>,
  { id, version }: Offering,
  { openFrom, closedAt }: Pick<Offering, 'openFrom' | 'closedAt'>,
): Promise<void> {
  await tx
    .updateTable('procedures.procedures')
    .set({ open_from: openFrom, closed_at: closedAt, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

const version = sql`select v.id, v.number, v.definition, v.digest, v.published_at as "publishedAt", w.name as "publishedBy",
  v.import_id as "importId" from procedures.versions v join kernel.staff w on w.id = v.published_by`

/** The newest first. */
export async function listVersions(db: Db<'procedures'>, procedureId: number): Promise<PublishedVersion[]> {
  const { rows } =
    await sql<PublishedVersion>`${version} where v.procedure_id = ${procedureId} order by v.number desc`.execute(db)
  return rows
}

export interface UnderWay {
  /** Being written by residents. */
  begun: number
  /** Arrived, and not decided. */
  arrived: number
}

/** Applications that will end with the versions there are today. */
export async function countUnderWay(db: Db<'procedures'>, procedureId: number): Promise<UnderWay> {
  const { rows } = await sql<UnderWay>`
    select count(*) filter (where a.arrived_at is null)::int as begun, count(*) filter (where a.arrived_at is not null)::int as arrived
    from procedures.applications a join procedures.versions v on v.id = a.version_id
    where v.procedure_id = ${procedureId} and a.decided_at is null`.execute(db)
  return rows[0]!
}
