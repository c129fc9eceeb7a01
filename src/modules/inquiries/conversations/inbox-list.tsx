import type { ComponentChildren } from 'preact'
import { briefMomentInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { ButtonLink, Chips, ConversationList, type ConversationRowProps, EmptyState, Pager } from '#ui/index.ts'
import { caseMarks } from '../casework/case-marks.tsx'
import { promiseInWords } from '../promises/promise-words.ts'
import { OPINIONS } from '../together/opinion.ts'
import { Excerpted, HowFar } from '../search/found.tsx'
import { STREETS } from '../streets/streets.page.tsx'
import { SearchForm } from '../search/search-form.tsx'
import { CHANNELS } from './channels.ts'
import { ONLY, type Only } from './only.queries.ts'
import { isCounted } from './lengths.queries.ts'
import { addressesOf, deskAddress, type Inbox, isNarrowed } from './inbox-address.ts'
import { KeysButton } from './keys-help.tsx'
import type { InboxView } from './inbox-view.ts'
import { openAddresses, type OwnAddresses, type PictureAddresses } from './picture-address.ts'
import { placeText } from './place.ts'

export interface InboxListProps {
  inbox: Inbox
  view: InboxView
  now: Temporal.Instant
  pictures: OwnAddresses
  current?: number | undefined
  /** Whoever answers for one section needs not be told which. */
  severalSections: boolean
  /** What narrows the list, and the form for it. */
  filter: ComponentChildren
}

export const nameOf = (row: { name: string; id: number }): string => row.name || `お名前未登録の方(${row.id})`

const listOf = (only?: Only, filter: Omit<Inbox, 'only' | 'after'> = {}) =>
  deskAddress({ ...filter, only, after: undefined })

/** 相談の一覧: newest first (by 期限, what breaks first), the unread marked by weight and number, the unanswered by a word. */
export function InboxList({ inbox, view, now, pictures, current, severalSections, filter }: InboxListProps) {
  const { rows, newest, older, counts, search } = view
  const { only: _only, after: _after, ...narrowed } = inbox
  const addressOf = addressesOf(inbox)
  const alike = `${Math.floor(now.epochMilliseconds / 60_000)} ${severalSections}`
  const byPromise = inbox.only === 'due' && !search
  const chip = (text: string, only?: Only) => ({
    text,
    href: listOf(only, narrowed),
    current: inbox.only === only,
    ...(only && isCounted(only) && { count: counts[only] }),
  })
  return (
    <>
      <SearchForm inbox={inbox} />
      <div id="inbox-filter" data-live>
        <Chips
          label="絞り込み"
          items={[
            chip('すべて'),
            ...ONLY.map((only) => chip(LISTS[only], only)),
            { text: '合議', href: OPINIONS, current: false, count: counts.opinions },
          ]}
        />
      </div>
      {filter}
      <div class="inbox-calls">
        <ButtonLink href="/console/inquiries/calls" variant="secondary" size="small" icon="phone">
          電話を記録する
        </ButtonLink>
        <a href="/console/inquiries/satisfaction">満足度</a>
        <a href={STREETS}>通報の地図</a>
      </div>
      {search && <HowFar {...search} />}
      {rows.length === 0 && <NothingHere {...inbox} />}
      <ConversationList
        label={search ? '見つかった相談' : '相談'}
        id="inbox"
        live={!search}
        fill={pictures.fill}
        alike={rows.some((row) => isOwn(row, current)) ? undefined : { of: rows, how: `${alike} ${addressOf('')}` }}
        rows={() =>
          rows.map((row) => {
            const older = row.excerpt?.older
            const href = older ? deskAddress(inbox, row.id, { before: placeText(older) }) : addressOf(row.id)
            const listing = { row, href, now, pictures, current: row.id === current, severalSections }
            if (isOwn(row, current)) return { row: () => rowOf(listing) }
            return {
              row: () => rowOf({ ...listing, pictures: openAddresses }),
              alike: { of: row, how: `${alike} ${href}` },
            }
          })
        }
      />
      <div id="inbox-pages" data-live>
        {(newest ?? older) && (
          <Pager
            previous={newest}
            previousText={byPromise ? '最初へ' : '最新へ'}
            next={older}
            nextText={byPromise ? 'これより後' : 'これより前'}
          />
        )}
      </div>
      <KeysButton />
    </>
  )
}

interface Listing {
  row: InboxView['rows'][number]
  href: string
  now: Temporal.Instant
  pictures: PictureAddresses
  current: boolean
  severalSections: boolean
}

/** What is open, typed or found is one's own: all else is the same on every page of a moment, but for the addresses of pictures. */
const isOwn = (row: Listing['row'], current: number | undefined): boolean =>
  row.id === current || row.drafted || row.excerpt !== undefined

const rowOf = ({ row, href, now, pictures, current, severalSections }: Listing): ConversationRowProps => ({
  href,
  name: nameOf(row),
  avatar: pictures.ofPerson(row),
  last: row.excerpt ? <Excerpted excerpt={row.excerpt} now={now} /> : row.lastWords,
  lastBy: row.excerpt ? undefined : row.lastBy?.split(/\s/)[0],
  time: {
    datetime: row.lastAt.toString(),
    text: briefMomentInWords(row.lastAt, now),
    full: dateTimeInWords(row.lastAt),
  },
  unread: row.unread,
  waits: row.waitingSince ? '未返信' : undefined,
  due: row.promisedUntil ? promiseInWords(row.promisedUntil, now) : undefined,
  thumbnails: row.thumbnails.map(({ messageId, preview }) => ({
    src: pictures.ofPreview(row.id, messageId, 0, preview),
    alt: '写真',
  })),
  state: row.following ? undefined : { tone: 'warning', text: 'ブロック中' },
  draft: row.drafted && '下書き',
  channel: row.channel === 'line' ? undefined : { icon: MARKS[row.channel], text: CHANNELS[row.channel] },
  assignee: caseMarks(row, severalSections),
  current,
})

/** Of what did not come by LINE, as most does. */
const MARKS = { web: 'globe', phone: 'phone' } as const

/** What the lists are called. */
const LISTS: Record<Only, string> = {
  mine: '自分',
  unassigned: '担当なし',
  waiting: '未返信',
  due: '期限',
  unread: '未読',
  theirs: '相手待ち',
  closed: '完了',
}

const nothing: Record<Only, string> = {
  mine: '自分が担当する相談はありません',
  unassigned: '担当のいない相談はありません',
  waiting: '未返信の相談はありません',
  due: '回答を約束した相談はありません',
  unread: '未読の相談はありません',
  theirs: '相手の返事を待っている相談はありません',
  closed: '完了した相談はありません',
}

const NothingHere = (inbox: Inbox) =>
  inbox.q ? (
    <EmptyState heading={`「${inbox.q}」は見つかりませんでした`} actions={<a href={listOf()}>すべての相談を見る</a>}>
      言葉を短くするか、絞り込みを外してください。
    </EmptyState>
  ) : inbox.only || isNarrowed(inbox) ? (
    <EmptyState
      heading={isNarrowed(inbox) ? 'この絞り込みに合う相談はありません' : nothing[inbox.only!]}
      actions={<a href={listOf()}>すべての相談を見る</a>}
    />
  ) : (
    <EmptyState heading="まだ相談はありません">住民が LINE やチャットで送ると、ここにすぐ届きます。</EmptyState>
  )
