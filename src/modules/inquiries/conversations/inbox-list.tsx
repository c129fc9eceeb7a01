import { briefMomentInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { ButtonLink, Chips, ConversationList, ConversationRow, EmptyState, Pager } from '#ui/index.ts'
import { CHANNELS } from './channels.ts'
import type { Only, Row } from './conversations.queries.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'
import { KeysButton } from './keys-help.tsx'
import type { InboxView } from './open-inbox.ts'
import type { PictureAddresses } from './picture-address.ts'

export interface InboxListProps {
  inbox: Inbox
  view: InboxView
  now: Temporal.Instant
  pictures: PictureAddresses
  current?: number | undefined
  /** Whoever answers for one section needs not be told which. */
  severalSections: boolean
}

export const nameOf = (row: { name: string; id: number }): string => row.name || `お名前未登録の方(${row.id})`

const listOf = (only?: Only) => deskAddress({ only, after: undefined })

/** 相談の一覧: newest first, the unread marked by weight and number, the unanswered by a word. */
export function InboxList({ inbox, view, now, pictures, current, severalSections }: InboxListProps) {
  const { rows, newest, older } = view
  const chip = (text: string, only?: Only, count?: number) => ({
    text,
    href: listOf(only),
    current: inbox.only === only,
    ...(count !== undefined && { count }),
  })
  return (
    <>
      <div id="inbox-filter" data-live>
        <Chips
          label="絞り込み"
          items={[chip('すべて'), chip('未返信', 'waiting', view.waiting), chip('未読', 'unread', view.unread)]}
        />
      </div>
      <div class="inbox-calls">
        <ButtonLink href="/console/inquiries/calls" variant="secondary" size="small" icon="phone">
          電話を記録する
        </ButtonLink>
      </div>
      {rows.length === 0 && <NothingHere {...inbox} />}
      <ConversationList label="相談" id="inbox" live>
        {rows.map((row) => (
          <InboxRow
            key={row.id}
            row={row}
            href={deskAddress(inbox, row.id)}
            now={now}
            pictures={pictures}
            current={row.id === current}
            severalSections={severalSections}
          />
        ))}
      </ConversationList>
      <div id="inbox-pages" data-live>
        {(newest ?? older) && <Pager previous={newest} previousText="最新へ" next={older} nextText="これより前" />}
      </div>
      <KeysButton />
    </>
  )
}

interface InboxRowProps {
  row: Row
  href: string
  now: Temporal.Instant
  pictures: PictureAddresses
  current: boolean
  severalSections: boolean
}

const InboxRow = ({ row, href, now, pictures, current, severalSections }: InboxRowProps) => (
  <ConversationRow
    href={href}
    name={nameOf(row)}
    avatar={pictures.ofPerson(row)}
    last={row.lastWords}
    lastBy={row.lastBy?.split(/\s/)[0]}
    time={{
      datetime: row.lastAt.toString(),
      text: briefMomentInWords(row.lastAt, now),
      full: dateTimeInWords(row.lastAt),
    }}
    unread={row.unread}
    waits={row.waitingSince ? '未返信' : undefined}
    thumbnails={row.thumbnails.map(({ messageId, preview }) => ({
      src: pictures.ofPreview(row.id, messageId, 0, preview),
      alt: '写真',
    }))}
    state={row.following ? undefined : { tone: 'warning', text: 'ブロック中' }}
    draft={row.drafted && '下書き'}
    channel={row.channel === 'web' ? { icon: 'globe', text: CHANNELS.web } : undefined}
    assignee={severalSections && row.section}
    current={current}
  />
)

const nothing: Record<Only, string> = {
  waiting: '未返信の相談はありません',
  unread: '未読の相談はありません',
}

const NothingHere = ({ only }: Inbox) =>
  only ? (
    <EmptyState heading={nothing[only]} actions={<a href={listOf()}>すべての相談を見る</a>} />
  ) : (
    <EmptyState heading="まだ相談はありません">住民が LINE やチャットで送ると、ここにすぐ届きます。</EmptyState>
  )
