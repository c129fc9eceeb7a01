import type { Db } from '#lib/db/connect.ts'

/** How many datasets anybody may see, and when the newest change was. */
export interface Extent {
  count: number
  modifiedAt: Temporal.Instant | null
}

export async function measureCatalogue(db: Db<'opendata'>): Promise<Extent> {
  const { count, modifiedAt } = await db
    .selectFrom('opendata.datasets')
    .where('modified_at', 'is not', null)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('modified_at').as('modifiedAt')])
    .executeTakeFirstOrThrow()
  return { count: Number(count), modifiedAt }
}
