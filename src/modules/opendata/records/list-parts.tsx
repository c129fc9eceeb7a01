import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, Chips, EmptyState, Notice, Pager, SearchBox } from '#ui/index.ts'
import { setHref } from '../console/frame.tsx'
import type { Db } from '#lib/db/connect.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import type { LiveSource } from '../datasets/dataset.ts'
import { findLiveDataset } from '../datasets/datasets.queries.ts'
import { keptBy } from '../datasets/may.ts'
import { LIVE_SETS } from '../live/live-sets.ts'

/** Of one page. */
export const SHOWN = 50

/** What of the records is asked for, as the address says it. */
export interface ListQuery {
  q: string
  /** All sections, or the own ones only. */
  all: boolean
  view: string
}

export function readListQuery(c: Context<ConsoleEnv>, views: Readonly<Record<string, string>>): ListQuery {
  const { q = '', of = '', view = '' } = c.req.query()
  const [first = ''] = Object.keys(views)
  return { q: q.trim().slice(0, 100), all: of !== 'own', view: Object.hasOwn(views, view) ? view : first }
}

export const searchOf = ({ q, all }: ListQuery, staff: Staff) => ({
  words: wordsOf(q),
  sectionIds: all ? undefined : keptBy(staff),
})

/** The address of a list that differs in something. */
export const addressOf =
  (here: string, { q, all, view }: ListQuery, views: Readonly<Record<string, string>>) =>
  (changes: Partial<ListQuery> & { after?: string }) => {
    const next = { q, all, view, ...changes }
    const query = {
      q: next.q,
      of: next.all ? '' : 'own',
      view: next.view === Object.keys(views)[0] ? '' : next.view,
      after: next.after ?? '',
    }
    const said = Object.entries(query).filter(([, value]) => value !== '')
    return said.length > 0 ? `${here}?${new URLSearchParams(said)}` : here
  }
type Address = ReturnType<typeof addressOf>

interface FiltersProps {
  here: string
  label: string
  query: ListQuery
  views: Readonly<Record<string, string>>
  address: Address
}

export const Filters = ({ here, label, query, views, address }: FiltersProps) => (
  <>
    <SearchBox action={here} label={label} id="q" value={query.q} size="small" />
    <Chips
      label="課"
      items={[
        { text: 'すべての課', href: address({ all: true }), current: query.all },
        { text: '自分の課', href: address({ all: false }), current: !query.all },
      ]}
    />
    <Chips
      label="状態"
      items={Object.entries(views).map(([view, text]) => ({
        text,
        href: address({ view }),
        current: query.view === view,
      }))}
    />
  </>
)

export const ListPager = ({ after, next, address }: { after: boolean; next: string | null; address: Address }) =>
  after || next !== null ? (
    <Pager
      previous={after ? address({}) : undefined}
      previousText="初めへ"
      next={next === null ? undefined : address({ after: next })}
      nextText="続き"
    />
  ) : null

interface NothingFoundProps extends Omit<FiltersProps, 'label'> {
  what: string
}

/** What was asked for, and each way to ask for more. */
export function NothingFound({ what, here, query, views, address }: NothingFoundProps) {
  const { q, all, view } = query
  const others = q === '' ? [] : Object.entries(views).filter(([other]) => other !== view)
  return (
    <EmptyState
      icon="search"
      heading={q === '' ? `「${views[view]}」に入る${what}はありません` : `「${q}」に合う${what}はありません`}
      actions={
        <>
          {!all && <a href={address({ all: true })}>すべての課からさがす</a>}
          {others.map(([other, text]) => (
            <a href={address({ view: other })}>「{text}」からさがす</a>
          ))}
          <a href={here}>条件をすべて外す</a>
        </>
      }
    >
      {q !== '' && 'ことばを短くするか、ひらがなに変えてみてください。'}
    </EmptyState>
  )
}

/** A set that the town does not have yet, to be begun. */
export const MissingSet = ({ source }: { source: LiveSource }) => (
  <Notice heading={`まだ「${LIVE_SETS[source].title}」がありません`}>
    <p>自治体標準オープンデータセットの形のデータを、ここから作れます。公開するまで、外には出ません。</p>
    <PostForm action={`/console/opendata/live/${source}`}>
      <Button variant="secondary">「{LIVE_SETS[source].title}」を作る</Button>
    </PostForm>
  </Notice>
)

/** How what stands in the list becomes public. */
export async function liveSets(db: Db<'opendata'>, sources: readonly LiveSource[]) {
  const sets = await Promise.all(
    sources.map(async (source) => ({ source, dataset: await findLiveDataset(db, source) })),
  )
  const there = sets.flatMap(({ dataset }) => dataset ?? [])
  return (
    <>
      {there.length > 0 && (
        <p>
          公開のデータは、毎晩この登録から作られ、公開を待ちます:{' '}
          {there.map(({ slug, title }, at) => (
            <>
              {at > 0 && '、'}
              <a href={setHref(slug)}>{title}</a>
            </>
          ))}
        </p>
      )}
      {sets.map(({ source, dataset }) => !dataset && <MissingSet source={source} />)}
    </>
  )
}
