import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Module } from '#kernel/program.ts'
import { PUBLICATION } from './publication/propose-publication.ts'
import { publicationMatter } from './publication/publication-matter.ts'
import { countPackages } from './ckan/packages.queries.ts'
import { harvestAllTask, harvestTask } from './harvest/harvest.ts'
import { HARVEST, HARVEST_ALL } from './harvest/sources/ask-run.ts'
import { SOURCES } from './harvest/sources/sources.page.tsx'
import { sourcesRoutes } from './harvest/sources/sources.routes.ts'
import { siteRoutes } from './site/site.routes.ts'

/** オープンデータ: what the town publishes as data, how it is decided, and what it takes over from others. */
export const opendata: Module = {
  name: 'opendata',
  site: siteRoutes,
  console: (program) => new Hono<ConsoleEnv>().route('/opendata/sources', sourcesRoutes(program)),
  settings: [{ href: SOURCES, text: 'オープンデータの収集先' }],
  tasks: (program) => ({ [HARVEST]: harvestTask(program), [HARVEST_ALL]: harvestAllTask(program) }),
  crontab: { [HARVEST_ALL]: '30 17 * * *' },
  async doors({ db }) {
    if ((await countPackages(db as Db<'opendata'>, [])) === 0) return []
    return [{ href: '/opendata', icon: 'chart', title: 'オープンデータ', sentence: 'だれでも使える町のデータ' }]
  },
  matters: () => ({ [PUBLICATION]: publicationMatter }),
  actions: {
    'dataset.published': 'データを公開した',
    'edition.made': 'データの版を作った',
    'edition.withdrawn': 'データの版を取り下げた',
    'harvest.asked': '収集を頼んだ',
    'harvest.kept': '収集したデータセットを載せた',
    'harvest_source.added': 'オープンデータの収集先を加えた',
    'harvest_source.resumed': '収集を再開した',
    'harvest_source.stopped': '収集を止めた',
  },
}
