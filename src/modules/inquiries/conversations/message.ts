/** Messages that one page shows. */
export const MESSAGES_A_PAGE = 60
/** 相談のメッセージ as it is kept and shown, whatever channel it came by. */
export type MessageKind = 'text' | 'image' | 'video' | 'audio' | 'file' | 'location' | 'sticker' | 'notice' | 'other'

export interface Place {
  title: string
  address: string
  latitude: number
  longitude: number
}

/** What a message carries beside its words. */
export interface MessageDetail {
  place?: Place
  sticker?: { packageId: string; stickerId: string }
  quotes?: string
  /** 返事のボタン that staff offered with it. */
  choices?: string[]
  /** Several photos sent at once belong together. */
  imageSet?: { id: string; index?: number; total?: number }
}

export interface NewMessage {
  kind: MessageKind
  body: string
  detail: MessageDetail
  /** LINE's, with which an answer can quote it. */
  quoteToken?: string | undefined
  /** Name of the file that comes with it; '' where it has none. Undefined: nothing comes with it. */
  attachment?: string
}

const words: Record<Exclude<MessageKind, 'text' | 'notice' | 'other'>, string> = {
  image: '写真',
  video: '動画',
  audio: '音声',
  file: 'ファイル',
  location: '位置情報',
  sticker: 'スタンプ',
}

/** One line for the list of conversations. */
export function inOneLine(message: Pick<NewMessage, 'kind' | 'body'>): string {
  const body = message.body.replace(/\s+/g, ' ').trim()
  if (message.kind === 'text' || message.kind === 'notice' || message.kind === 'other')
    return body.slice(0, 200).toWellFormed()
  return body ? `${words[message.kind]}: ${body}`.slice(0, 200).toWellFormed() : words[message.kind]
}
