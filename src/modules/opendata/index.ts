import type { Db } from '#lib/db/connect.ts'
import type { Module } from '#kernel/program.ts'
import { PUBLICATION } from './publication/propose-publication.ts'
import { publicationMatter } from './publication/publication-matter.ts'
import { countPackages } from './ckan/packages.queries.ts'
import { siteRoutes } from './site/site.routes.ts'

/** オープンデータ: what the town publishes as data, how it is decided, and what it takes over from others. */
export const opendata: Module = {
  name: 'opendata',
  site: siteRoutes,
  async doors({ db }) {
    if ((await countPackages(db as Db<'opendata'>, [])) === 0) return []
    return [{ href: '/opendata', icon: 'chart', title: 'オープンデータ', sentence: 'だれでも使える町のデータ' }]
  },
  matters: () => ({ [PUBLICATION]: publicationMatter }),
  actions: {
    'dataset.published': 'データを公開した',
    'edition.made': 'データの版を作った',
    'edition.withdrawn': 'データの版を取り下げた',
  },
}
