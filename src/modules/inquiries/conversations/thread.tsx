import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import { DaySeparator, MessageList } from '#ui/index.ts'
import { gatherPhotos } from './gather-photos.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'
import { MessageBubble, type MessageBubbleProps } from './message-bubble.tsx'
import type { Message } from './messages.queries.ts'
import type { PictureAddresses } from './picture-address.ts'
import { placeText } from './place.ts'

export interface ThreadProps {
  conversationId: number
  messages: Message[]
  resident: MessageBubbleProps['resident']
  now: Temporal.Instant
  inbox: Inbox
  pictures: PictureAddresses
  /** Older messages exist. */
  more: boolean
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
export function Thread({ conversationId, messages, resident, inbox, pictures, now, more }: ThreadProps) {
  const oldest = messages[0]
  const bubbles = gatherPhotos(messages)
  const thisYear = dateInTokyo(now).year
  return (
    <MessageList label="やりとり" id="messages" live>
      {more && oldest && (
        <p class="older">
          <a
            href={deskAddress(inbox, conversationId, {
              before: placeText({ at: oldest.occurredAt, id: oldest.id }),
            })}
          >
            これより前のやりとり
          </a>
        </p>
      )}
      {bubbles.map((bubble, index) => {
        const [message] = bubble
        const before = bubbles[index - 1]?.at(-1)
        const day = dateInTokyo(message.occurredAt)
        const newDay = !before || !dateInTokyo(before.occurredAt).equals(day)
        return (
          <>
            {newDay && (
              <DaySeparator
                datetime={day.toString()}
                text={`${day.year === thisYear ? '' : warekiYear(day)}${dateInWords(day)}`}
              />
            )}
            <MessageBubble
              messages={bubble}
              conversationId={conversationId}
              resident={resident}
              inbox={inbox}
              pictures={pictures}
              continued={!newDay && continues(message, before)}
              endsSending={bubbles[index + 1]?.[0].sendingId !== message.sendingId}
            />
          </>
        )
      })}
    </MessageList>
  )
}
