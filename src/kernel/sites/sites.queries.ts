import type { Db, Tx } from '#lib/db/connect.ts'
import type { NewSite, Site, SiteKind } from './site.ts'

const sites = (db: Db) =>
  db
    .selectFrom('kernel.sites')
    .select(['id', 'name', 'kind', 'address', 'opens', 'closes', 'nas_identifier as nasIdentifier', 'version'])
    .$narrowType<{ kind: SiteKind }>()

/** The main hall first, then in the order the town gave them. */
export const listSites = (db: Db): Promise<Site[]> =>
  sites(db).orderBy('kind').orderBy('position').orderBy('name').execute()

export const findSite = (db: Db, id: number): Promise<Site | undefined> =>
  sites(db).where('id', '=', id).executeTakeFirst()

const valuesOf = ({ name, address, opens, closes, nasIdentifier }: NewSite) => ({
  name,
  address,
  opens,
  closes,
  nas_identifier: nasIdentifier,
})

/** A satellite office, last in the order. @returns undefined where its name, or what its network gear is called, is taken */
export async function insertSite(tx: Tx, site: NewSite): Promise<number | undefined> {
  const row = await tx
    .insertInto('kernel.sites')
    .values((eb) => ({
      ...valuesOf(site),
      kind: 'satellite',
      position: eb
        .selectFrom('kernel.sites as s')
        .select((s) => s.fn.coalesce(s.fn.max('s.position'), eb.lit(0)).as('last')),
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns false where somebody else changed it since it was read */
export async function updateSite(tx: Tx, id: number, site: NewSite, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.sites')
    .set({ ...valuesOf(site), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
