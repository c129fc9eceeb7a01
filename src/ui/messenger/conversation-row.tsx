import { renderToString } from 'preact-render-to-string'
import { type AlikeList, drawOnce, drawTogether } from '../draw-once.ts'
import { Avatar } from '../data/avatar.tsx'
import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import { RelativeTime } from '../data/time.tsx'
import { Count } from '../feedback/badge.tsx'
import { StatusLabel } from '../feedback/status-label.tsx'
import type { Children, Thumbnail, TimeText, Tone } from '../types.ts'

export type ConversationRowProps = {
  href: string
  name: string
  avatar?: string
  /** The last message, or what was found, shown on one line. */
  last: Children
  /** Whose it was, when not the resident's: 「あなた」「佐藤」. */
  lastBy?: string
  thumbnails?: Thumbnail[]
  time: TimeText & { full?: string }
  unread?: number
  /** Where nothing is unread: what still has to be done, 「未返信」. */
  waits?: string
  /** By when, where it was promised: 「きょう 17:15 まで」. */
  due?: { tone: Tone; text: string }
  state?: { tone: Tone; text: string; icon?: IconName }
  /** Something of one's own that was not sent. */
  draft?: string | false
  /** The way it came: LINE, メール. */
  channel?: { icon: IconName; text: string }
  /** Who has it. */
  assignee?: Children
  current?: boolean
}

export type ListedConversation = {
  row: () => ConversationRowProps
  /** Where it looks the same to everybody: whose row it is on every page that shows it, and what else its look depends on (draw-once). */
  alike?: { of: object; how: string } | undefined
}

const Row = (props: ConversationRowProps) => (
  <li class="conversation-row" data-unread={(props.unread ?? 0) > 0}>
    <Content {...props} />
  </li>
)

function Content(props: ConversationRowProps) {
  const {
    href,
    name,
    avatar,
    last,
    lastBy,
    thumbnails = [],
    time,
    unread = 0,
    waits,
    due,
    state,
    draft,
    channel,
    assignee,
    current,
  } = props
  return (
    <a href={href} aria-current={current ? 'true' : undefined}>
      <Avatar name={name} src={avatar} />
      <span class="conversation-top">
        <strong>{name}</strong>
        <RelativeTime {...time} />
      </span>
      <span class="conversation-last">
        <span>
          {lastBy && `${lastBy}: `}
          {last}
        </span>
        {unread === 0 && waits ? (
          <StatusLabel tone="warning">{waits}</StatusLabel>
        ) : (
          <Count value={unread} label="件の未読" max={99} />
        )}
      </span>
      {thumbnails.length > 0 && (
        <span class="conversation-thumbnails">
          {thumbnails.slice(0, 3).map(({ src, alt }) => (
            <img src={src} alt={alt} width={48} height={48} loading="lazy" />
          ))}
          {thumbnails.length > 3 && <span>ほか{thumbnails.length - 3}枚</span>}
        </span>
      )}
      {(due || state || draft || channel || assignee) && (
        <span class="conversation-meta">
          {due && <StatusLabel tone={due.tone}>{due.text}</StatusLabel>}
          {state && (
            <StatusLabel tone={state.tone} icon={state.icon}>
              {state.text}
            </StatusLabel>
          )}
          {draft && <StatusLabel>{draft}</StatusLabel>}
          {channel && (
            <span>
              <Icon name={channel.icon} size={16} />
              {channel.text}
            </span>
          )}
          {assignee && <span>{assignee}</span>}
        </span>
      )}
    </a>
  )
}

export type ConversationListProps = {
  label: string
  /** With `live`, the id by which an open page finds the list's new state. */
  id?: string
  live?: boolean
  rows: () => ListedConversation[]
  /** Where every row looks the same to everybody: whose they are, and what else their look depends on. */
  alike?: AlikeList | undefined
  /** Puts the reader's own into rows that look the same to everybody: the addresses of pictures. */
  fill?: (html: string) => string
}

/** Many pages of one moment show the same rows: they are put together as they were drawn, and not built anew for each. */
export function ConversationList({ label, id, live, rows, alike, fill = (html) => html }: ConversationListProps) {
  const draw = () => rows().map(drawn).join('')
  const html = fill(alike ? drawTogether(alike, draw) : draw())
  return (
    <ul
      class="conversation-list"
      aria-label={label}
      id={id}
      data-live={live}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

function drawn({ row, alike }: ListedConversation): string {
  const draw = () => <Row {...row()} />
  return alike ? drawOnce({ ...alike, draw }) : renderToString(draw())
}
