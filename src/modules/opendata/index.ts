import type { Db } from '#lib/db/connect.ts'
import type { Module } from '#kernel/program.ts'
import { consoleRoutes } from './console.routes.ts'
import { PUBLICATION } from './publication/propose-publication.ts'
import { publicationMatter } from './publication/publication-matter.ts'
import { countPackages } from './ckan/packages.queries.ts'
import { countDrafts } from './datasets/kept.queries.ts'
import { keptBy } from './datasets/may.ts'
import { harvestAllTask, harvestTask } from './harvest/harvest.ts'
import { HARVEST, HARVEST_ALL } from './harvest/sources/ask-run.ts'
import { SOURCES_SCOPE, sourcesApi } from './harvest/sources/sources.api.ts'
import { siteRoutes } from './site/site.routes.ts'

// For the command line: files are checked and mended without a town.
export { findingInWords, reportInWords, validate } from './checking/validate.ts'
export { repairFile } from './repair/repair-file.ts'
export { EDITIONS, findStandardSet, STANDARD_SETS, type StandardEdition, type StandardSet } from './standard/sets.ts'

// For tests: a source, and what is harvested of it.
export { harvest, type Limits, limitsOf } from './harvest/harvest.ts'
export { listHarvested } from './harvest/harvested.queries.ts'
export { askRun } from './harvest/sources/ask-run.ts'
export { listRuns } from './harvest/sources/runs.queries.ts'
export { insertSource } from './harvest/sources/sources.queries.ts'

/** オープンデータ: what the town publishes as data, how it is decided, and what it takes over from others. */
export const opendata: Module = {
  name: 'opendata',
  site: siteRoutes,
  tasks: (program) => ({ [HARVEST]: harvestTask(program), [HARVEST_ALL]: harvestAllTask(program) }),
  crontab: { [HARVEST_ALL]: '30 17 * * *' },
  async doors({ db }) {
    if ((await countPackages(db as Db<'opendata'>, [])) === 0) return []
    return [{ href: '/opendata', icon: 'data', title: 'オープンデータ', sentence: 'だれでも使える町のデータ' }]
  },
  console: consoleRoutes,
  api: (_program, api) => sourcesApi(api),
  scopes: { [SOURCES_SCOPE]: 'オープンデータの収集先と収集の結果を読み、収集を頼む' },
  matters: () => ({ [PUBLICATION]: publicationMatter }),
  async navigation({ db }, staff) {
    const count = await countDrafts(db, keptBy(staff))
    return [{ href: '/console/opendata', text: 'データ', icon: 'data', count }]
  },
  actions: {
    'dataset.added': 'データセットを加えた',
    'dataset.changed': 'データセットの説明を変えた',
    'dataset.published': 'データを公開した',
    'edition.discarded': 'データの下書きを捨てた',
    'edition.made': 'データの版を作った',
    'edition.suppressed': 'データの小さな数を隠した',
    'edition.withdrawn': 'データの版を取り下げた',
    'harvest.asked': '収集を頼んだ',
    'harvest.kept': '収集したデータセットを載せた',
    'harvest_source.added': 'オープンデータの収集先を加えた',
    'harvest_source.resumed': '収集を再開した',
    'harvest_source.stopped': '収集を止めた',
  },
}
