import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { mapScript, type MapSettings, originOf } from '#kernel/map/map-door.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Badge, ButtonLink, Chips, Cluster, DescriptionList, Notice, PageHeading, Section, Stack } from '#ui/index.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { findDataset } from '../datasets/datasets.queries.ts'
import { FORMATS, FREQUENCIES, LICENCES, themeOf } from '../datasets/vocabulary.ts'
import { datasetData } from '../dcat/schema-org.ts'
import { type Edition, formatsOf, type Table } from '../editions/edition.ts'
import { listEditions, tablesOfEach } from '../editions/editions.queries.ts'
import { listRows } from '../editions/rows.queries.ts'
import { fileOf, oldFileOf, pageOf } from './addresses.ts'
import { framed } from './frame.tsx'
import { harvestedPage } from './harvested.page.tsx'
import { Preview, ROWS_OF_A_PAGE } from './preview.tsx'
import { readView } from './views.ts'

/** Rows of a map or a chart; the file has them all. */
const DRAWN = 300

const on = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

const Downloads = ({ slug, tables }: { slug: string; tables: Table[] }) => (
  <ul class="dataset-downloads">
    {tables.map((table) => (
      <li>
        <p>
          <strong>{table.title}</strong> {table.rowCount.toLocaleString('ja')}行
        </p>
        <Cluster>
          {formatsOf(table).map((format) => (
            <ButtonLink
              href={fileOf(slug, table.key, format)}
              variant={format === 'csv' ? 'primary' : 'secondary'}
              size="small"
              icon="download"
            >
              {FORMATS[format].text}
            </ButtonLink>
          ))}
        </Cluster>
      </li>
    ))}
  </ul>
)

/** What became of each edition; of one that was withdrawn, why. */
const History = ({ slug, editions, tables }: { slug: string; editions: Edition[]; tables: Map<number, Table[]> }) => (
  <ol class="dataset-editions">
    {editions.map(({ id, number, state, note, publishedAt, endedAt, withdrawnBecause }) => (
      <li>
        <Cluster gap="tight">
          <strong>第{number}版</strong>
          {publishedAt && <span>{on(publishedAt)} 公開</span>}
          {state === 'published' && <Badge>いまの版</Badge>}
        </Cluster>
        {note && <p>{note}</p>}
        {withdrawnBecause && endedAt && (
          <p>
            {on(endedAt)} に取り下げました。理由: {withdrawnBecause}
          </p>
        )}
        {state === 'superseded' && (
          <Cluster>
            {tables.get(id)?.map(({ key, title }) => (
              <a href={oldFileOf(slug, number, key, 'csv')}>{title} (CSV)</a>
            ))}
          </Cluster>
        )}
      </li>
    ))}
  </ol>
)

/** データセット: what it is, its files, its rows to look at, and its past. */
export const datasetPage =
  (settings: MapSettings) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const db: Db<'opendata'> = anyone.municipality.db
    const slug = anyone.param('slug')
    const dataset = await findDataset(db, slug)
    if (dataset?.source === 'harvest') return harvestedPage(anyone, db, dataset)
    const editions = dataset ? (await listEditions(db, dataset.id)).filter(({ publishedAt }) => publishedAt) : []
    if (!dataset || editions.length === 0) throw new Refusal(404, 'このデータは、公開していません。')
    const current = editions.find(({ state }) => state === 'published')
    if (!current) return tombstone(anyone, dataset, editions)
    const recent = editions.slice(0, 20).map(({ id }) => id)
    const tablesOf = await tablesOfEach(db, [current.id, ...recent])
    const tables = tablesOf.get(current.id)!
    const view = readView(anyone.query())
    const table = tables.find(({ key }) => key === view.table) ?? tables[0]!
    const drawn = view.as !== 'table'
    const rows = await listRows(db, table.id, drawn ? 0 : view.after, drawn ? DRAWN : ROWS_OF_A_PAGE)
    const here = pageOf(slug)
    const { title, summary, licence, theme, frequency, keywords } = dataset
    const { publicUrl } = anyone.municipality
    return framed(anyone, {
      title,
      description: summary.slice(0, 150),
      path: here,
      trail: [{ text: title }],
      scripts: [mapScript()],
      tiles: originOf(settings),
      data: datasetData(dataset, tables, publicUrl),
      head: (
        <>
          <link rel="alternate" type="application/ld+json" href={`${here}.jsonld`} />
          <link rel="alternate" type="text/turtle" href={`${here}.ttl`} />
        </>
      ),
      children: (
        <Stack>
          <PageHeading lead={summary}>{title}</PageHeading>
          <Section heading="ファイル">
            <Downloads slug={slug} tables={tables} />
          </Section>
          <Section heading="中を見る" id="preview">
            {tables.length > 1 && (
              <Chips
                label="表"
                items={tables.map(({ key, title: text }) => ({
                  text,
                  href: `${here}?table=${key}#preview`,
                  current: key === table.key,
                }))}
              />
            )}
            <Preview table={table} rows={rows} view={view} here={here} settings={settings} />
          </Section>
          <Section heading="このデータについて">
            <DescriptionList
              items={[
                { term: '公開している課', description: dataset.publisherName },
                ...(licence === 'other'
                  ? []
                  : [
                      {
                        term: 'ライセンス',
                        description: (
                          <a href={LICENCES[licence].uri} rel="license">
                            {LICENCES[licence].text} ({LICENCES[licence].short})
                          </a>
                        ),
                      },
                    ]),
                { term: '分類', description: themeOf(theme)?.text ?? 'なし' },
                { term: '更新頻度', description: FREQUENCIES[frequency].text },
                { term: '最後の更新', description: on(dataset.modifiedAt!) },
                ...(keywords.length > 0 ? [{ term: 'キーワード', description: keywords.join('、') }] : []),
                {
                  term: 'プログラム向け',
                  description: (
                    <Cluster>
                      <a href={`/api/3/action/package_show?id=${slug}`}>CKAN API</a>
                      <a href={`${here}.jsonld`}>DCAT (JSON-LD)</a>
                      <a href={`${here}.ttl`}>DCAT (Turtle)</a>
                    </Cluster>
                  ),
                },
              ]}
            />
          </Section>
          <Section heading="これまでの版">
            <History slug={slug} editions={editions} tables={tablesOf} />
          </Section>
        </Stack>
      ),
    })
  }

/** 取り下げたデータ: the address answers, and says why there is nothing. */
function tombstone(anyone: Anyone, { slug, title }: Dataset, editions: Edition[]): SitePage {
  return framed(anyone, {
    title,
    description: 'このデータは取り下げました。',
    path: pageOf(slug),
    trail: [{ text: title }],
    status: 410,
    children: (
      <Stack>
        <PageHeading>{title}</PageHeading>
        <Notice tone="warning" heading="このデータは取り下げました">
          いまは公開していません。手元に写しがあるときは、使うのをやめてください。
        </Notice>
        <Section heading="これまでの版">
          <History slug={slug} editions={editions} tables={new Map()} />
        </Section>
      </Stack>
    ),
  })
}
