import type { Db } from '#lib/db/connect.ts'
import type { Site, SiteKind } from './site.ts'

const sites = (db: Db) =>
  db
    .selectFrom('kernel.sites')
    .select(['id', 'name', 'kind', 'address', 'opens', 'closes', 'nas_identifier as nasIdentifier'])
    .$narrowType<{ kind: SiteKind }>()

/** The main hall first, then in the order the town gave them. */
export const listSites = (db: Db): Promise<Site[]> =>
  sites(db).orderBy('kind').orderBy('position').orderBy('name').execute()

export const findSite = (db: Db, id: number): Promise<Site | undefined> =>
  sites(db).where('id', '=', id).executeTakeFirst()
