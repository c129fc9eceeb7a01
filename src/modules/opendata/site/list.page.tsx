import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Badge, Chips, Cluster, EmptyState, PageHeading, Pager, SearchBox, Section, Stack } from '#ui/index.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { FORMATS, LICENCES, themeOf, THEMES } from '../datasets/vocabulary.ts'
import { CATALOGUE, pageOf } from './addresses.ts'
import { framed } from './frame.tsx'
import { type Counts, countFound, searchDatasets } from './search.queries.ts'
import { readSearch, type Search } from './search.ts'

const PER_PAGE = 20

/** The address of the same search with something else in it; another choice begins at its first page. */
function addressWith(query: URLSearchParams, field: string, value: string | undefined): string {
  const next = new URLSearchParams([...query].filter(([name]) => name !== field && name !== 'from'))
  if (value) next.set(field, value)
  return next.size > 0 ? `${CATALOGUE}?${next}` : CATALOGUE
}

interface Choice {
  label: string
  field: string
  chosen: string | undefined
  options: { value: string; text: string; count: number }[]
}

function Choices({ query, choice }: { query: URLSearchParams; choice: Choice }) {
  const { label, field, chosen, options } = choice
  if (options.length < 2 && chosen === undefined) return null
  return (
    <Chips
      label={label}
      items={[
        { text: `${label}: すべて`, href: addressWith(query, field, undefined), current: chosen === undefined },
        ...options.map(({ value, text, count }) => ({
          text,
          count,
          href: addressWith(query, field, value),
          current: chosen === value,
        })),
      ]}
    />
  )
}

const known = <Key extends string>(of: Record<Key, { text: string }>, counts: Record<string, number>) =>
  (Object.keys(of) as Key[]).flatMap((value) => {
    const count = counts[value]
    return count ? [{ value, text: of[value].text, count }] : []
  })

const choicesOf = ({ theme, format, publisher }: Search, counts: Counts): Choice[] => [
  { label: '分類', field: 'theme', chosen: theme, options: known(THEMES, counts.themes) },
  { label: '形式', field: 'format', chosen: format, options: known(FORMATS, counts.formats) },
  {
    label: '公開する課',
    field: 'publisher',
    chosen: publisher,
    options: counts.publishers.slice(0, 12).map(({ code, name, count }) => ({ value: code, text: name, count })),
  },
]

/** What the address asks for and no town has: a link that is old, or mistyped. */
const unknownOf = ({ theme, format }: Search): string | undefined => {
  if (theme && !Object.hasOwn(THEMES, theme)) return `「${theme}」という分類はありません`
  return format && !Object.hasOwn(FORMATS, format) ? `「${format}」という形式はありません` : undefined
}

const Item = ({ dataset }: { dataset: ShownDataset }) => (
  <li class="dataset-item">
    <h3>
      <a href={pageOf(dataset.slug)}>{dataset.title}</a>
    </h3>
    <p>{dataset.summary}</p>
    <p class="dataset-facts">
      {dataset.formats.map((format) => (
        <Badge>{FORMATS[format].text}</Badge>
      ))}
      {dataset.source === 'harvest' && <Badge>ほかの町から</Badge>}
      {themeOf(dataset.theme) && <span>{themeOf(dataset.theme)!.text}</span>}
      <span>{dataset.publisherName}</span>
      <span>
        {formatWareki(dateInTokyo(dataset.modifiedAt))} {dataset.source === 'harvest' ? '収集' : '更新'}
      </span>
    </p>
  </li>
)

/** How to find more than nothing. */
function Wider({ query, search: { words, theme, format, publisher } }: { query: URLSearchParams; search: Search }) {
  const isChosen = Boolean(theme ?? format ?? publisher)
  const wordsOnly = `${CATALOGUE}?${new URLSearchParams({ q: query.get('q') ?? '' })}`
  return (
    <>
      {words.length > 0 && 'ことばを短くするか、ほかの言い方に変えてください。'}
      {words.length > 0 && isChosen && (
        <>
          <a href={wordsOnly}>同じことばを、すべての分類と形式からさがす</a>こともできます。
        </>
      )}
      <a href={CATALOGUE}>すべてのデータ</a>からも選べます。
    </>
  )
}

/** カタログ: what the town publishes, to be searched by words and narrowed by choices that stand in the address. */
export async function listPage(anyone: Anyone): Promise<SitePage> {
  const db: Db<'opendata'> = anyone.municipality.db
  const query = anyone.query()
  const search = readSearch(query)
  const from = Math.min(Math.max(0, Math.trunc(Number(query.get('from')) || 0)), 100_000)
  const [counts, found] = await Promise.all([
    countFound(db, search),
    searchDatasets(db, search, { from, limit: PER_PAGE }),
  ])
  const fromOthers = found.some(({ source }) => source === 'harvest') ? 'と、ほかの町から集めたデータ' : ''
  const isNarrowed = search.words.length > 0 || search.theme || search.format || search.publisher
  const last = from + found.length
  const at = (to: number) => `${addressWith(query, 'from', to > 0 ? String(to) : undefined)}#datasets`
  return framed(anyone, {
    title: 'オープンデータ',
    description: `${anyone.profile.name}が公開しているデータです。だれでも、自由に使えます。`,
    path: CATALOGUE,
    trail: [],
    head: <link rel="alternate" type="text/turtle" href={`${CATALOGUE}/catalog.ttl`} />,
    children: (
      <Stack>
        <PageHeading
          lead={`${anyone.profile.name}が公開しているデータ${fromOthers}です。断りのないものは ${LICENCES['cc-by-4.0'].short} で、出典を書けば、だれでも自由に使えます。`}
        >
          オープンデータ
        </PageHeading>
        <SearchBox action={CATALOGUE} label="データをさがす" value={query.get('q') ?? ''} placeholder="例: 避難場所" />
        {choicesOf(search, counts).map((choice) => (
          <Choices query={query} choice={choice} />
        ))}
        <Section heading={`${counts.all.toLocaleString('ja')} 件のデータ`} id="datasets">
          {found.length === 0 ? (
            <EmptyState
              icon="search"
              heading={
                unknownOf(search) ?? (isNarrowed ? '見つかりませんでした' : 'まだ、公開しているデータがありません')
              }
            >
              {isNarrowed ? <Wider query={query} search={search} /> : '公開すると、ここに並びます。'}
            </EmptyState>
          ) : (
            <ul class="dataset-list">
              {found.map((dataset) => (
                <Item dataset={dataset} />
              ))}
            </ul>
          )}
          {counts.all > PER_PAGE && (
            <Pager
              summary={`${from + 1}〜${last}件目(全${counts.all.toLocaleString('ja')}件)`}
              {...(from > 0 && { previous: at(Math.max(0, from - PER_PAGE)) })}
              {...(last < counts.all && { next: at(last) })}
            />
          )}
        </Section>
        <Section heading="プログラムから使う">
          <p>
            CKAN と同じ API(<a href="/api/3/action/package_search">/api/3/action/</a>)と、DCAT のカタログ(
            <a href={`${CATALOGUE}/catalog.jsonld`}>JSON-LD</a>・<a href={`${CATALOGUE}/catalog.ttl`}>Turtle</a>
            )があります。表の行は <code>datastore_search</code> で、条件を付けて少しずつ読めます。
          </p>
          <Cluster>
            <a href={`${CATALOGUE}/check`}>手元の CSV が標準に合うか確かめる</a>
          </Cluster>
        </Section>
      </Stack>
    ),
  })
}
