import type { ChatEntry, MessageObject } from '../chats.ts'
import { unseal } from '../sealed-token.ts'

/** Which message another one quotes: a resident names it, an account by the token that it was given. */
export function quotedBy({ quotedMessageId, quoteToken }: MessageObject, from?: ChatEntry['from']): string | undefined {
  if (typeof quotedMessageId === 'string') return quotedMessageId
  return from === 'resident' ? undefined : unseal('quote', quoteToken)?.messageId
}

const KINDS: Record<string, string> = {
  image: '写真',
  video: '動画',
  audio: '音声',
  file: 'ファイル',
  location: '位置情報',
  sticker: 'スタンプ',
}

/** What is answered, above the answer. */
export const Quote = ({ quoted }: { quoted: ChatEntry | undefined }) => (
  <blockquote class="quote">
    <span class="unseen">引用</span>
    {quotedWords(quoted)}
  </blockquote>
)

export function quotedWords(quoted: ChatEntry | undefined): string {
  if (!quoted) return '(前のメッセージ)'
  if (quoted.unsentAt !== undefined) return '送信が取り消されました'
  return String(quoted.message.text ?? KINDS[quoted.message.type] ?? 'メッセージ').slice(0, 80)
}
