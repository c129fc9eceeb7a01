import type { messagingApi } from '@line/bot-sdk'
import { splitUtf16 } from '#lib/text/split-utf16.ts'

export type WireMessage = messagingApi.Message

/** Limits of LINE: messages a request, UTF-16 units a text. */
export const MESSAGES_A_REQUEST = 5
const TEXT_UNITS = 5_000

/** Longest reply in UTF-16 units: what fits into one request, so that a text never arrives in half. */
export const LONGEST_REPLY = 20_000

export const textOnTheWire = (text: string): WireMessage[] =>
  splitUtf16(text, TEXT_UNITS).map((piece) => ({ type: 'text', text: piece }))

/** 引用: the first of the texts shows what it answers. */
export const quoting = (wire: WireMessage[], quoteToken: string): WireMessage[] =>
  wire.map((message, place) => (place === 0 && message.type === 'text' ? { ...message, quoteToken } : message))

/** An address that a phone can load for a long time, without a session. */
export interface WireFile {
  mediaType: string
  name: string
  url: string
  previewUrl?: string
}

/** LINE takes pictures and videos as such; everything else goes as a link, since there is no outgoing file message. */
export function fileOnTheWire(file: WireFile): WireMessage {
  if (/^image\/(jpeg|png)$/.test(file.mediaType)) {
    return { type: 'image', originalContentUrl: file.url, previewImageUrl: file.previewUrl ?? file.url }
  }
  if (file.mediaType === 'video/mp4' && file.previewUrl) {
    return { type: 'video', originalContentUrl: file.url, previewImageUrl: file.previewUrl }
  }
  return { type: 'text', text: `${file.name}\n${file.url}` }
}

/** Packs what belongs together into requests of at most five, keeping the order and never tearing one part apart. */
export function pack<T extends { wire: WireMessage[] }>(parts: T[]): T[][] {
  const requests: T[][] = []
  let room = 0
  for (const part of parts) {
    const request = requests.at(-1)
    if (request && part.wire.length <= room) request.push(part)
    else {
      requests.push([part])
      room = MESSAGES_A_REQUEST
    }
    room -= part.wire.length
  }
  return requests
}
