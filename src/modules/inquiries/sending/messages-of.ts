import type { ReceivedFile } from '#kernel/files/receive.ts'
import type { MessageKind } from '../conversations/message.ts'
import type { Outgoing } from './outgoing.queries.ts'

/** A file that is kept, as far as a message needs to know it. */
export type SentFile = Pick<ReceivedFile, 'sha256' | 'mediaType' | 'name' | 'previewSha256'>

const kindOf = (mediaType: string): MessageKind =>
  (['image', 'video', 'audio'] as const).find((kind) => mediaType.startsWith(`${kind}/`)) ?? 'file'

export const fileMessage = (file: SentFile): Outgoing => ({ kind: kindOf(file.mediaType), body: file.name, file })

/** With what can be tapped instead of writing. */
export const offering = (message: Outgoing, choices: readonly string[]): Outgoing =>
  choices.length > 0 ? { ...message, detail: { ...message.detail, choices: [...choices] } } : message

/** What one form says at once: its words, then its files. Photos among them belong together. */
export function messagesOf(words: string, files: readonly SentFile[], key: string): Outgoing[] {
  const sent = files.map((file, index): Outgoing => {
    const message = fileMessage(file)
    return message.kind === 'image' ? { ...message, detail: { imageSet: { id: key, index } } } : message
  })
  return words ? [{ kind: 'text', body: words }, ...sent] : sent
}
