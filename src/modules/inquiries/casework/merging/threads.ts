import type { Conversation } from '../../conversations/conversations.queries.ts'
import type { MessageBubbleProps, ThreadPlaces } from '../../conversations/message-bubble.tsx'
import type { Joined } from './joined.ts'
import { personInWords } from './reply-to.tsx'

/** Whose words they are that stand in a thread, and where what came with them is. */
export interface Whose {
  resident: MessageBubbleProps['resident']
  places: ThreadPlaces
}

/**
 * Where something was joined (統合): each thread by its person and channel. Nothing where one stands alone, which needs no such words.
 * @param placesOf one of them
 */
export const whoseWords = (
  conversation: Conversation,
  placesOf: (one: Conversation | Joined) => ThreadPlaces,
  pictureOf?: (one: Conversation | Joined) => string | undefined,
): Map<number, Whose> =>
  new Map(
    (conversation.joined.length > 0 ? [conversation, ...conversation.joined] : []).map((one) => [
      one.id,
      {
        resident: { name: personInWords(one), picture: pictureOf?.(one), isOneOfSeveral: true },
        places: placesOf(one),
      },
    ]),
  )
