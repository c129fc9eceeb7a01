import type { Db } from '#lib/db/connect.ts'
import { ADDRESSES_OF_A_FILE } from '#kernel/http/site-map.ts'
import type { Module } from '#kernel/program.ts'
import { consoleRoutes } from './console.routes.ts'
import { DOOR } from './door-words.ts'
import { setHref } from './console/frame.tsx'
import { eventsApi } from './events/events.api.ts'
import { facilitiesApi } from './facilities/facilities.api.ts'
import { REFRESH, refreshTask } from './live/refresh-task.ts'
import { listWaitingDrafts } from './live/waiting.queries.ts'
import { PUBLICATION } from './publication/propose-publication.ts'
import { publicationMatter } from './publication/publication-matter.ts'
import { countPackages } from './ckan/packages.queries.ts'
import { isAnythingShown } from './datasets/datasets.queries.ts'
import { draftsOf } from './datasets/kept.queries.ts'
import { keptBy } from './datasets/may.ts'
import { harvestAllTask, harvestTask } from './harvest/harvest.ts'
import { HARVEST, HARVEST_ALL } from './harvest/sources/ask-run.ts'
import { SOURCES_SCOPE, sourcesApi } from './harvest/sources/sources.api.ts'
import { siteMapOf } from './site/addresses.ts'
import { siteRoutes } from './site/site.routes.ts'

// For the demo town: the use cases of its sections.
export { getKept } from './datasets/may.ts'
export { addDataset } from './datasets/save-dataset.ts'
export { makeFromFile } from './editions/make-from-file.ts'
export { addEvent, changeEvent } from './events/save-event.ts'
export { addFacility } from './facilities/save-facility.ts'
export { makeNow } from './live/make-now.ts'
export { PUBLICATION, proposePublication } from './publication/propose-publication.ts'
export { publicationMatter } from './publication/publication-matter.ts'

// For tests: what stands behind a dataset.
export type { Dataset } from './datasets/dataset.ts'
export { findDataset, insertDataset, type NewDataset } from './datasets/datasets.queries.ts'
export type { NewTable } from './editions/edition.ts'
export { findInHand } from './editions/editions.queries.ts'
export { makeEdition } from './editions/make-edition.ts'
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
  async sitemaps({ db }) {
    const files = Math.ceil((await countPackages(db as Db<'opendata'>, undefined)) / ADDRESSES_OF_A_FILE)
    return Array.from({ length: files }, (_, at) => siteMapOf(at + 1))
  },
  async doors({ db }, _now, language) {
    if (!(await isAnythingShown(db as Db<'opendata'>))) return []
    const [title, sentence] = DOOR[language]
    return [{ href: '/opendata', icon: 'data', title, sentence }]
  },
  console: consoleRoutes,
  api(_program, api) {
    eventsApi(api)
    facilitiesApi(api)
    sourcesApi(api)
  },
  scopes: {
    'opendata:read': 'イベントと施設の登録を読む',
    'opendata:write': 'イベントと施設の登録を加え、変える',
    [SOURCES_SCOPE]: 'オープンデータの収集先と収集の結果を読み、収集を頼む',
  },
  tasks: (program) => ({
    [HARVEST]: harvestTask(program),
    [HARVEST_ALL]: harvestAllTask(program),
    [REFRESH]: refreshTask(program),
  }),
  crontab: { [HARVEST_ALL]: '30 17 * * *', [REFRESH]: '10 18 * * *' },
  async waiting({ db }, staff) {
    const drafts = await listWaitingDrafts(db as Db<'opendata'>, keptBy(staff))
    const items = drafts.map(({ slug, title, madeAt }) => ({
      href: setHref(slug),
      title: `公開を待つ変更: ${title}`,
      since: madeAt,
    }))
    return { items }
  },
  matters: () => ({ [PUBLICATION]: publicationMatter }),
  navigation: async (_, staff) => [
    { href: '/console/opendata', text: 'データ', icon: 'data', count: draftsOf(keptBy(staff)) },
  ],
  actions: {
    'dataset.added': 'データセットを加えた',
    'dataset.changed': 'データセットの説明を変えた',
    'dataset.published': 'データを公開した',
    'edition.discarded': 'データの下書きを捨てた',
    'edition.made': 'データの版を作った',
    'edition.suppressed': 'データの小さな数を隠した',
    'edition.withdrawn': 'データの版を取り下げた',
    'event.added': 'イベントを加えた',
    'event.cancelled': 'イベントを中止にした',
    'event.changed': 'イベントを変えた',
    'event.resumed': 'イベントの中止を取り消した',
    'facility.added': '施設を加えた',
    'facility.changed': '施設を変えた',
    'facility.closed': '施設を一覧から外した',
    'facility.reopened': '施設を一覧に戻した',
    'harvest.asked': '収集を頼んだ',
    'harvest.hidden': '収集したデータセットを載せないことにした',
    'harvest.kept': '収集したデータセットを載せた',
    'harvest.shown_again': '収集したデータセットをまた載せた',
    'harvest_source.added': 'オープンデータの収集先を加えた',
    'harvest_source.resumed': '収集を再開した',
    'harvest_source.stopped': '収集を止めた',
  },
}
