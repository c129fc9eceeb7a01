import { Fragment } from 'preact'
import type { ChatEntry } from '../chats.ts'
import type { Channel } from '../channel.ts'
import type { Fields } from '../validation/violations.ts'
import { isAction, type Action } from './action.ts'
import { ActionButton } from './action-button.tsx'
import { dayOf, timeOf } from './dates.ts'
import { Message } from './message.tsx'
import { Quote, quotedBy } from './quote.tsx'

type Props = { entries: ChatEntry[]; channel: Channel; base: string; loading: boolean }

/** The chat as the phone shows it. Every child has an id, so that the browser changes only what changed. */
export function Conversation({ entries, channel, base, loading }: Props) {
  return (
    <>
      {entries.length === 0 && (
        <li id="nothing" class="nothing">
          まだメッセージはありません。下の欄から送ってみてください。
        </li>
      )}
      {entries.map((entry, index) => {
        const day = dayOf(entry.at)
        const before = entries[index - 1]
        return (
          <Fragment key={entry.messageId}>
            {(!before || dayOf(before.at) !== day) && (
              <li class="day" id={`day-${entry.messageId}`}>
                {day}
              </li>
            )}
            <Entry
              entry={entry}
              quoted={entries.find(({ messageId }) => messageId === quotedBy(entry.message, entry.from))}
              channel={channel}
              base={base}
              first={before?.from !== entry.from}
            />
          </Fragment>
        )
      })}
      {loading && (
        <li id="loading" class="entry theirs">
          <span class="face" aria-hidden="true" />
          <p class="bubble dots">
            <span class="unseen">{channel.name}が入力しています</span>
            <i />
            <i />
            <i />
          </p>
        </li>
      )}
      <Chips entry={entries.at(-1)} base={base} />
    </>
  )
}

type EntryProps = { entry: ChatEntry; quoted: ChatEntry | undefined; channel: Channel; base: string; first: boolean }

function Entry({ entry, quoted, channel, base, first }: EntryProps) {
  const own = entry.from === 'resident'
  if (entry.unsentAt !== undefined)
    return (
      <li class="day" id={`m${entry.messageId}`}>
        メッセージの送信を取り消しました
      </li>
    )
  const sender = entry.message.sender as { name?: string; iconUrl?: string } | undefined
  return (
    <li class={own ? 'entry own' : 'entry theirs'} id={`m${entry.messageId}`}>
      {!own && first && <img class="face" src={sender?.iconUrl ?? `/pictures/accounts/${channel.id}.png`} alt="" />}
      {!own && !first && <span class="face" />}
      <div class="said">
        {!own && first && <span class="name">{sender?.name ?? channel.name}</span>}
        {own && <span class="unseen">あなた</span>}
        {quotedBy(entry.message, entry.from) && <Quote quoted={quoted} />}
        <Message entry={entry} base={base} />
      </div>
      <div class="about">
        <a class="quiet" href={`${base}?quote=${entry.messageId}#text`}>
          引用
        </a>
        {own && <Unsend messageId={entry.messageId} base={base} />}
        {entry.readAt !== undefined && <span>既読</span>}
        <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at)}</time>
      </div>
    </li>
  )
}

const Unsend = ({ messageId, base }: { messageId: string; base: string }) => (
  <form method="post" action={`${base}/unsent`}>
    <input type="hidden" name="messageId" value={messageId} />
    <button class="quiet">取消</button>
  </form>
)

function Chips({ entry, base }: { entry: ChatEntry | undefined; base: string }) {
  const items = (entry?.message.quickReply as { items?: Fields[] } | undefined)?.items ?? []
  const actions = items.map(({ action }) => action).filter(isAction) as Action[]
  if (entry?.from !== 'account' || actions.length === 0) return null
  return (
    <li class="chips" id={`chips-${entry.messageId}`}>
      <ul aria-label="返事の候補">
        {actions.map((action) => (
          <li>
            <ActionButton action={action} base={base} />
          </li>
        ))}
      </ul>
    </li>
  )
}
