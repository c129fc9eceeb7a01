import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Definition } from './definition.ts'

/** 手続: one that the town offers, with the version that stands. */
export interface Procedure {
  id: number
  slug: string
  sectionId: number
  version: Version
}

/** 版: a definition as it was published. An application keeps the version that it was begun with. */
export interface Version {
  id: number
  number: number
  definition: Definition
  /** SHA-256 of the definition, hex. */
  digest: string
  publishedAt: Temporal.Instant
}

interface Row {
  procedureId: number
  slug: string
  sectionId: number
  id: number
  number: number
  definition: unknown
  digest: string
  publishedAt: Temporal.Instant
}

const columns = sql`p.id as "procedureId", p.slug, p.section_id as "sectionId", v.id, v.number, v.definition, v.digest,
  v.published_at as "publishedAt"`

// Checked before it was published, and no row of versions changes: so it is what it was.
const procedureOf = ({ procedureId, slug, sectionId, definition, ...version }: Row): Procedure => ({
  id: procedureId,
  slug,
  sectionId,
  version: { ...version, definition: definition as Definition },
})

const newest = sql`v.number = (select max(number) from procedures.versions where procedure_id = p.id)`

/** What can be applied for at a moment, in the order in which each was first published. */
export async function listOpen(db: Db<'procedures'>, at: Temporal.Instant): Promise<Procedure[]> {
  const { rows } = await sql<Row>`
    select ${columns} from procedures.procedures p join procedures.versions v on v.procedure_id = p.id and ${newest}
    where (p.open_from is null or p.open_from <= ${at}) and (p.closed_at is null or p.closed_at > ${at})
    order by p.id`.execute(db)
  return rows.map(procedureOf)
}

export async function findOpen(
  db: Db<'procedures'>,
  slug: string,
  at: Temporal.Instant,
): Promise<Procedure | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from procedures.procedures p join procedures.versions v on v.procedure_id = p.id and ${newest}
    where p.slug = ${slug} and (p.open_from is null or p.open_from <= ${at}) and (p.closed_at is null or p.closed_at > ${at})`.execute(
    db,
  )
  return rows[0] && procedureOf(rows[0])
}

/** Any version, old ones and those of closed procedures too: what was begun with it is finished with it. */
export async function findVersion(db: Db<'procedures'>, versionId: number): Promise<Procedure | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from procedures.procedures p join procedures.versions v on v.procedure_id = p.id
    where v.id = ${versionId}`.execute(db)
  return rows[0] && procedureOf(rows[0])
}

/** The procedure of a slug, made for that section if there is none; nobody else publishes it until the transaction ends. */
export async function holdProcedure(
  tx: Tx<'procedures'>,
  slug: string,
  sectionId: number,
): Promise<{ id: number; sectionId: number }> {
  return await tx
    .insertInto('procedures.procedures')
    .values({ slug, section_id: sectionId })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ slug }))
    .returning(['id', 'section_id as sectionId'])
    .executeTakeFirstOrThrow()
}

export async function moveProcedure(tx: Tx<'procedures'>, id: number, sectionId: number): Promise<void> {
  await sql`update procedures.procedures set section_id = ${sectionId}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

export async function findNewest(
  tx: Tx<'procedures'>,
  procedureId: number,
): Promise<{ id: number; number: number; digest: string } | undefined> {
  return await tx
    .selectFrom('procedures.versions')
    .select(['id', 'number', 'digest'])
    .where('procedure_id', '=', procedureId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertVersion(
  tx: Tx<'procedures'>,
  version: {
    procedureId: number
    number: number
    definition: Definition
    digest: string
    at: Temporal.Instant
    by: number
    importId?: number | null
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('procedures.versions')
    .values({
      procedure_id: version.procedureId,
      number: version.number,
      definition: JSON.stringify(version.definition),
      digest: version.digest,
      published_at: version.at,
      published_by: version.by,
      import_id: version.importId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
