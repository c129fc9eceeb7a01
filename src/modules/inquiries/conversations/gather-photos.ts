import type { Message } from './messages.queries.ts'

/** Photos that were sent at once: LINE joins a resident's by their set, as our own page does; ours went out to LINE in one request. */
const together = (one: Message, next: Message): boolean => {
  if (one.kind !== 'image' || next.kind !== 'image' || one.author !== next.author) return false
  if (one.withdrawnAt || next.withdrawnAt) return false
  if (one.sendingId !== null) return one.sendingId === next.sendingId
  return one.detail.imageSet !== undefined && one.detail.imageSet.id === next.detail.imageSet?.id
}

/**
 * Messages by bubble: photos that belong together share one, in the order in which they were chosen on the phone. One of
 * them that was withdrawn does not part the others.
 */
export function gatherPhotos(messages: Message[]): [Message, ...Message[]][] {
  const bubbles: [Message, ...Message[]][] = []
  for (const message of messages) {
    const bubble = bubbles.findLast(([first]) => !first.withdrawnAt)
    if (bubble && together(bubble[0], message)) bubble.push(message)
    else bubbles.push([message])
  }
  for (const bubble of bubbles) bubble.sort((a, b) => indexOf(a) - indexOf(b))
  return bubbles
}

const indexOf = ({ detail }: Message): number => detail.imageSet?.index ?? 0
