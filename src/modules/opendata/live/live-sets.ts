import type { LiveSource } from '../datasets/dataset.ts'
import type { NewDataset } from '../datasets/datasets.queries.ts'
import type { StandardSetId } from '#lib/open-data/standard/sets.ts'

/** Days after its end for which an event is still in the set. */
export const PAST_DAYS = 30

type Words = Pick<NewDataset, 'slug' | 'title' | 'summary' | 'theme' | 'keywords' | 'frequency'>

const FROM_RECORDS = '職員が登録した内容から作っています。'

/** 登録から作るデータ: standard sets whose rows are the records that sections keep here anyway. */
export const LIVE_SETS: Record<LiveSource, Words & { standard: StandardSetId }> = {
  events: {
    standard: 'event',
    slug: 'event',
    title: 'イベント一覧',
    summary: `町が行う催しの一覧です。${FROM_RECORDS}終わってから ${PAST_DAYS} 日までの催しを含み、中止した催しは含みません。`,
    theme: 'REGI',
    keywords: ['イベント', '催し'],
    frequency: 'weekly',
  },
  facilities: {
    standard: 'public-facility',
    slug: 'public-facility',
    title: '公共施設一覧',
    summary: `町の公共施設の一覧です。${FROM_RECORDS}`,
    theme: 'REGI',
    keywords: ['公共施設', '施設'],
    frequency: 'irregular',
  },
  wifi: {
    standard: 'public-wifi',
    slug: 'public-wifi',
    title: '公衆無線LANアクセスポイント一覧',
    summary: `町の施設で使える公衆無線LANの一覧です。${FROM_RECORDS}`,
    theme: 'TECH',
    keywords: ['公衆無線LAN', 'Wi-Fi'],
    frequency: 'irregular',
  },
  list: {
    standard: 'open-data-list',
    slug: 'open-data-list',
    title: 'オープンデータ一覧',
    summary:
      '町が公開しているオープンデータの一覧です。このカタログから作っています。この一覧そのものと、ほかのカタログから集めたデータは含みません。',
    theme: 'GOVE',
    keywords: ['オープンデータ', '目録'],
    frequency: 'irregular',
  },
}

export const isLiveSource = (source: string): source is LiveSource => Object.hasOwn(LIVE_SETS, source)
