import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Chips, ConversationList, ConversationRow, EmptyState, Pager } from '#ui/index.ts'
import type { Row } from './conversations.queries.ts'
import { placeText } from './place.ts'

export interface InboxListProps {
  rows: Row[]
  now: Temporal.Instant
  unreadOnly: boolean
  unreadCount: number
  current?: number
  /** More rows follow the last one. */
  more: boolean
  /** This is not the first page. */
  continued: boolean
  /** Whoever answers for one section needs not be told which. */
  severalSections: boolean
}

export const nameOf = (row: { name: string; id: number }): string => row.name || `お名前未登録の方(${row.id})`

const address = (unreadOnly: boolean, after?: string): string => {
  const query = new URLSearchParams({ ...(unreadOnly && { unread: '1' }), ...(after && { after }) }).toString()
  return `/console/inquiries${query && `?${query}`}`
}

/** 相談の一覧: newest first, the unread marked by weight and number. */
export function InboxList({
  rows,
  now,
  unreadOnly,
  unreadCount,
  current,
  more,
  continued,
  severalSections,
}: InboxListProps) {
  const last = rows.at(-1)
  return (
    <>
      <div id="inbox-filter" data-live>
        <Chips
          label="絞り込み"
          items={[
            { text: 'すべて', href: address(false), current: !unreadOnly },
            { text: '未読', href: address(true), current: unreadOnly, count: unreadCount },
          ]}
        />
      </div>
      {rows.length === 0 && <NothingHere unreadOnly={unreadOnly} />}
      <ConversationList label="相談" id="inbox" live>
        {rows.map((row) => (
          <ConversationRow
            key={row.id}
            href={`/console/inquiries/${row.id}${unreadOnly ? '?unread=1' : ''}`}
            name={nameOf(row)}
            avatar={row.hasPicture ? `/console/inquiries/${row.id}/picture` : undefined}
            last={row.lastWords}
            lastBy={row.lastBy?.split(/\s/)[0]}
            time={{
              datetime: row.lastAt.toString(),
              text: momentInWords(row.lastAt, now),
              full: dateTimeInWords(row.lastAt),
            }}
            unread={row.unread}
            thumbnails={row.pictures.map((message) => ({
              src: `/console/inquiries/${row.id}/files/${message}/0/preview`,
              alt: '写真',
            }))}
            state={row.following ? undefined : { tone: 'warning', text: 'ブロック中' }}
            assignee={severalSections && row.section}
            current={row.id === current}
          />
        ))}
      </ConversationList>
      <div id="inbox-pages" data-live>
        {(more || continued) && (
          <Pager
            previous={continued ? address(unreadOnly) : undefined}
            previousText="最新へ"
            next={more && last ? address(unreadOnly, placeText({ at: last.lastAt, id: last.id })) : undefined}
            nextText="これより前"
          />
        )}
      </div>
    </>
  )
}

const NothingHere = ({ unreadOnly }: { unreadOnly: boolean }) =>
  unreadOnly ? (
    <EmptyState heading="未読の相談はありません" actions={<a href="/console/inquiries">すべての相談を見る</a>} />
  ) : (
    <EmptyState heading="まだ相談はありません">
      住民が LINE で町の公式アカウントに送ると、ここにすぐ届きます。
    </EmptyState>
  )
