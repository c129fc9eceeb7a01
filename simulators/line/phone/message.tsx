import type { ComponentChildren } from 'preact'
import type { ChatEntry, MessageObject } from '../chats.ts'
import type { Fields } from '../validation/violations.ts'
import { FlexContainer } from './flex.tsx'
import { LinkedText } from './linked-text.tsx'
import { Pin, StickerPicture } from './sticker-picture.tsx'
import { findSticker } from './stickers.ts'
import { Template } from './template.tsx'

type Props = { entry: ChatEntry; base: string }

export function Message({ entry, base }: Props): ComponentChildren {
  const { message, messageId, from } = entry
  const own = from === 'resident' ? `/contents/${messageId}` : undefined
  const source = own ?? String(message.originalContentUrl ?? '')
  switch (message.type) {
    case 'text':
    case 'textV2':
      return (
        <p class="bubble">
          <LinkedText text={wordsOf(message)} />
        </p>
      )
    case 'image':
      return (
        <a class="picture" href={source} target="_blank" rel="noreferrer">
          <img src={own ?? String(message.previewImageUrl)} alt="写真を大きく見る" loading="lazy" />
        </a>
      )
    case 'video':
      return (
        <video class="picture" src={source} poster={posterOf(message)} controls preload="none">
          <track kind="captions" />
        </video>
      )
    case 'audio':
      return (
        <audio src={source} controls preload="none">
          <track kind="captions" />
        </audio>
      )
    case 'file':
      return (
        <a class="bubble file" href={source}>
          {String(message.fileName)} <small>{String(message.fileSize)} バイト</small>
        </a>
      )
    case 'location':
      return <Location message={message} />
    case 'sticker':
      return <StickerBubble message={message} />
    case 'template':
      return <Template template={message.template as Fields} base={base} />
    case 'flex':
      return <FlexContainer part={message.contents} base={base} />
    default:
      return <p class="bubble">{String(message.altText ?? `(${message.type})`)}</p>
  }
}

function Location({ message }: { message: MessageObject }) {
  const { latitude, longitude } = message
  return (
    <a
      class="bubble place"
      href={`https://maps.gsi.go.jp/#16/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer"
    >
      <Pin />
      <span>
        <strong>{String(message.title ?? '位置情報')}</strong>
        <span>{String(message.address ?? '')}</span>
        <small>
          {String(latitude)}, {String(longitude)}
        </small>
      </span>
    </a>
  )
}

function StickerBubble({ message }: { message: MessageObject }) {
  const known = findSticker(message.packageId, message.stickerId)
  const name = known?.label ?? `${message.packageId} / ${message.stickerId}`
  return (
    <p class="sticker">
      {known && <StickerPicture sticker={known} />}
      <small>スタンプ「{name}」</small>
    </p>
  )
}

const posterOf = (message: MessageObject) =>
  typeof message.previewImageUrl === 'string' ? message.previewImageUrl : undefined

function wordsOf({ text, substitution }: MessageObject): string {
  const parts = (substitution ?? {}) as Record<string, { type: string; mentionee?: { type: string } }>
  return String(text).replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const part = parts[key]
    if (!part) return whole
    return part.type === 'mention' ? (part.mentionee?.type === 'all' ? '@All' : '@メンバー') : '(絵文字)'
  })
}
