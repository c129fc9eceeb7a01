import type { NewMessage } from '../conversations/message.ts'

interface Content {
  id?: string
  type?: string
  text?: string
  fileName?: string
  title?: string
  address?: string
  latitude?: number
  longitude?: number
  packageId?: string
  stickerId?: string
  keywords?: string[]
  quotedMessageId?: string
  quoteToken?: string
  imageSet?: { id: string; index?: number; total?: number }
}

/** LINE's message content in our words. A type that LINE adds one day is kept and said to be unknown, never dropped. */
export const messageOf = (content: Content): NewMessage => ({ ...contentOf(content), quoteToken: content.quoteToken })

function contentOf(content: Content): NewMessage {
  const quotes = content.quotedMessageId ? { quotes: content.quotedMessageId } : {}
  switch (content.type) {
    case 'text':
      return { kind: 'text', body: content.text ?? '', detail: quotes }
    case 'image':
      return { kind: 'image', body: '', detail: content.imageSet ? { imageSet: content.imageSet } : {}, attachment: '' }
    case 'video':
    case 'audio':
      return { kind: content.type, body: '', detail: {}, attachment: '' }
    case 'file':
      return { kind: 'file', body: content.fileName ?? '', detail: {}, attachment: content.fileName ?? '' }
    case 'location':
      return { kind: 'location', body: content.title ?? content.address ?? '', detail: placeOf(content) }
    case 'sticker':
      return {
        kind: 'sticker',
        body: (content.text ?? keywordsOf(content)).slice(0, 100),
        detail: { ...quotes, sticker: { packageId: content.packageId ?? '', stickerId: content.stickerId ?? '' } },
      }
    default:
      return {
        kind: 'other',
        body: `この画面では表示できない種類のメッセージです(${content.type ?? '不明'})`,
        detail: {},
      }
  }
}

/** What a sticker says: its words in Japanese where it has any, otherwise the first of the others. */
function keywordsOf({ keywords = [] }: Content): string {
  const japanese = keywords.filter((word) => /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(word))
  return (japanese.length > 0 ? japanese.slice(0, 3) : keywords.slice(0, 1)).join('・')
}

const placeOf = ({ title = '', address = '', latitude = 0, longitude = 0 }: Content) => ({
  place: { title, address, latitude, longitude },
})

/** What a tapped button said: its visible words where LINE tells them. */
export function postbackMessage(postback: { data?: string; params?: Record<string, string> }): NewMessage {
  const chosen = Object.values(postback.params ?? {}).join(' ')
  return { kind: 'other', body: `ボタンを押しました: ${chosen || postback.data || ''}`.slice(0, 500), detail: {} }
}
