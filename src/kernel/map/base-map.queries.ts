import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** GeoJSON of the coast and the roads. */
export async function findBaseMap(db: Db): Promise<object | undefined> {
  const row = await db.selectFrom('kernel.municipality').select('base_map as baseMap').executeTakeFirst()
  return (row?.baseMap as object | null | undefined) ?? undefined
}

export async function saveBaseMap(tx: Tx, map: object): Promise<void> {
  await sql`update kernel.municipality set base_map = ${JSON.stringify(map)}::jsonb`.execute(tx)
}
