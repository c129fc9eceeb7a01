import type { VNode } from 'preact'
import type { Language } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { DaySeparator, MessageList } from '#ui/index.ts'
import { gatherPhotos } from './gather-photos.ts'
import { MessageBubble, type MessageBubbleProps, type ThreadPlaces } from './message-bubble.tsx'
import type { Message } from './messages.queries.ts'
import { placeText } from './place.ts'
import { THREAD } from './thread-words.ts'

export interface ThreadProps {
  messages: Message[]
  resident: MessageBubbleProps['resident']
  now: Temporal.Instant
  places: ThreadPlaces
  outside?: MessageBubbleProps['outside']
  /** Older messages exist. */
  more: boolean
  /** Of the page it stands on. */
  lang?: Language
  /** What stands between the messages for staff alone, oldest first. */
  asides?: { at: Temporal.Instant; line: VNode }[]
}

/** Messages of one author within a few minutes are one breath: name and picture stand once. */
const BREATH_MS = 5 * 60_000

const continues = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  before.staffName === message.staffName &&
  message.author !== 'system' &&
  message.occurredAt.epochMilliseconds - before.occurredAt.epochMilliseconds < BREATH_MS

/** やりとり: the messages of a conversation with a line for each day. */
export function Thread({ messages, resident, places, outside, now, more, lang = 'ja', asides = [] }: ThreadProps) {
  const words = THREAD[lang]
  const oldest = messages[0]
  const bubbles = gatherPhotos(messages)
  const thisYear = dateInTokyo(now).year
  const left = [...asides]
  const asidesUntil = (at?: Temporal.Instant) => {
    const end = at ? left.findIndex((aside) => Temporal.Instant.compare(aside.at, at) >= 0) : -1
    return left.splice(0, end < 0 ? left.length : end).map(({ line }) => line)
  }
  return (
    <MessageList label={words.list} id="messages" live>
      {more && oldest && (
        <p class="older">
          <a href={places.older(placeText({ at: oldest.occurredAt, id: oldest.id }))}>{words.older}</a>
        </p>
      )}
      {bubbles.map((bubble, index) => {
        const [message] = bubble
        const before = bubbles[index - 1]?.at(-1)
        const day = dateInTokyo(message.occurredAt)
        const newDay = !before || !dateInTokyo(before.occurredAt).equals(day)
        return (
          <>
            {asidesUntil(message.occurredAt)}
            {newDay && <DaySeparator datetime={day.toString()} text={words.day(day, thisYear)} />}
            <MessageBubble
              messages={bubble}
              places={places}
              resident={resident}
              outside={outside}
              lang={lang}
              continued={!newDay && continues(message, before)}
              endsSending={message.sendingId === null || bubbles[index + 1]?.[0].sendingId !== message.sendingId}
            />
          </>
        )
      })}
      {asidesUntil()}
    </MessageList>
  )
}
