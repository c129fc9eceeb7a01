import type { Edition } from '#kernel/packages/edition.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Sketch } from '../../editing/sketch/sketch.ts'

/** What another town published, as it came. */
export interface Imported extends Edition {
  /** Unknown of what came before definitions were kept. */
  sketch: Sketch | undefined
}

/** Definitions stand as they came, and were read before they were stored. */
const asCame = ({ definition, ...edition }: Edition & { definition: unknown }): Imported => ({
  ...edition,
  sketch: (definition as Sketch | null) ?? undefined,
})

const came = (db: Db<'procedures'>, from: { code: string; slug: string }) =>
  db
    .selectFrom('procedures.imports as i')
    .select(['i.number', 'i.published_at as at', 'i.definition'])
    .where('i.town_code', '=', from.code)
    .where('i.slug', '=', from.slug)

/** What a draft was adopted from, if it came from that town under that name. */
export async function findImported(
  db: Db<'procedures'>,
  importId: number,
  from: { code: string; slug: string },
): Promise<Imported | undefined> {
  const row = await came(db, from).where('i.id', '=', importId).executeTakeFirst()
  return row && asCame(row)
}

/** The newest that went into a published version. What was taken in and never published is nothing that ours came from. */
export async function findPublishedImport(
  db: Db<'procedures'>,
  from: { code: string; slug: string },
): Promise<Imported | undefined> {
  const row = await came(db, from)
    .innerJoin('procedures.versions as v', 'v.import_id', 'i.id')
    .innerJoin('procedures.procedures as p', 'p.id', 'v.procedure_id')
    .where('p.slug', '=', from.slug)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && asCame(row)
}
