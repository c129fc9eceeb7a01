import type { Db } from '#lib/db/connect.ts'
import type { Sketch } from '../../editing/sketch/sketch.ts'

/** Definitions that came from elsewhere stand as they came, and were read before they were stored. */
const asCame = (definition: unknown): Sketch | undefined => (definition as Sketch | null) ?? undefined

/** What a draft was adopted from, if it came from that town under that name. */
export async function findImported(
  db: Db<'procedures'>,
  importId: number,
  from: { code: string; slug: string },
): Promise<Sketch | undefined> {
  const row = await db
    .selectFrom('procedures.imports')
    .select('definition')
    .where('id', '=', importId)
    .where('town_code', '=', from.code)
    .where('slug', '=', from.slug)
    .executeTakeFirst()
  return asCame(row?.definition)
}

/** The newest that went into a published version. What was taken in and never published is nothing that ours came from. */
export async function findPublishedImport(
  db: Db<'procedures'>,
  from: { code: string; slug: string },
): Promise<Sketch | undefined> {
  const row = await db
    .selectFrom('procedures.versions as v')
    .innerJoin('procedures.procedures as p', 'p.id', 'v.procedure_id')
    .innerJoin('procedures.imports as i', 'i.id', 'v.import_id')
    .select('i.definition')
    .where('p.slug', '=', from.slug)
    .where('i.town_code', '=', from.code)
    .where('i.slug', '=', from.slug)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asCame(row?.definition)
}
