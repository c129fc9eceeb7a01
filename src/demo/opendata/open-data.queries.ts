import type { Db } from '#lib/db/connect.ts'

export const hasFacilities = async (db: Db<'opendata'>): Promise<boolean> =>
  (await db.selectFrom('opendata.facilities').select('id').limit(1).executeTakeFirst()) !== undefined

/** Facilities by name. */
export async function listIds(db: Db<'opendata'>): Promise<Map<string, number>> {
  const rows = await db.selectFrom('opendata.facilities').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

export const findByTitle = (db: Db<'opendata'>, title: string): Promise<{ id: number; version: number }> =>
  db.selectFrom('opendata.events').select(['id', 'version']).where('title', '=', title).executeTakeFirstOrThrow()

/** The newest proposal to publish an edition of a dataset. */
export async function getProposalId(db: Db<'opendata'>, matter: string, slug: string): Promise<number> {
  const { id } = await db
    .selectFrom('kernel.proposals as p')
    .innerJoin('opendata.editions as e', (join) =>
      join.on(({ cast, ref, eb }) => eb(cast(ref('e.id'), 'text'), '=', ref('p.subject'))),
    )
    .innerJoin('opendata.datasets as d', 'd.id', 'e.dataset_id')
    .select('p.id')
    .where('p.matter', '=', matter)
    .where('d.slug', '=', slug)
    .orderBy('p.id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
