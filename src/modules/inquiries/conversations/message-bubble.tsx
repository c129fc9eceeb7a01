import { PostForm } from '#kernel/http/render.tsx'
import { splitLinks } from '#lib/text/links.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Attachment as FileChip, Bubble, type BubbleProps, Button, PhotoGrid, PlaceCard } from '#ui/index.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'
import type { Attachment, Message } from './messages.queries.ts'
import type { PictureAddresses } from './picture-address.ts'

export interface MessageBubbleProps {
  /** One, or the photos that were sent at once. */
  messages: [Message, ...Message[]]
  conversationId: number
  inbox: Inbox
  pictures: PictureAddresses
  resident: { name: string; picture?: string | undefined }
  continued: boolean
  /** The last message of its request to LINE: what became of it is said once. */
  endsSending: boolean
}

/** What was said at once, as in a messenger: the resident left, the town right, what happened in the middle. */
export function MessageBubble(props: MessageBubbleProps) {
  const { messages, conversationId, resident, inbox, continued, endsSending } = props
  const [message] = messages
  const local = message.occurredAt.toZonedDateTimeISO(TOKYO)
  const author = message.author === 'resident' ? resident.name : (message.staffName ?? 'お知らせ')
  return (
    <Bubble
      id={`message-${message.id}`}
      from={message.author}
      author={author}
      avatar={message.author === 'resident' ? resident.picture : undefined}
      time={{ datetime: message.occurredAt.toString(), text: timeInWords(local.toPlainTime()) }}
      state={endsSending ? stateOf(message, deskAddress(inbox, `${conversationId}/resendings`)) : undefined}
      continued={continued}
    >
      {message.withdrawnAt ? <em>送信が取り消されました</em> : <Content {...props} />}
    </Bubble>
  )
}

function stateOf(message: Message, resendings: string): BubbleProps['state'] {
  if (message.sendingState === 'queued') return { tone: 'info', text: '送信待ち' }
  if (message.sendingState === 'accepted') {
    return {
      tone: 'neutral',
      text: message.sendingVia === 'push' ? 'LINE が受け付けました(プッシュ)' : 'LINE が受け付けました',
    }
  }
  if (message.sendingState !== 'failed') return undefined
  const again = (
    <PostForm action={resendings} hidden={{ sending: String(message.sendingId) }}>
      <Button variant="secondary" size="small">
        再送
      </Button>
    </PostForm>
  )
  return { tone: 'error', text: `送れませんでした: ${message.failure ?? ''}`, action: again }
}

function Content({ messages, conversationId, pictures }: MessageBubbleProps) {
  const { kind, body, detail } = messages[0]
  if (kind === 'location' && detail.place) {
    const { title, address, latitude, longitude } = detail.place
    return (
      <PlaceCard
        title={title || '位置情報'}
        address={address}
        href={mapOf(latitude, longitude)}
        linkText="地図で見る(国土地理院)"
      />
    )
  }
  if (kind === 'sticker') return <span>{`スタンプ${body ? `「${body}」` : ''}`}</span>
  const files = messages.flatMap((message) =>
    message.attachments.map((attachment): Shown => {
      const href = `/console/inquiries/${conversationId}/files/${message.id}/${attachment.position}`
      return { ...attachment, href, what: kinds[message.kind] ?? 'ファイル', messageId: message.id }
    }),
  )
  if (files.length === 0) return <Words text={body} />
  const photos = files.flatMap((file) => {
    if (!isPhoto(file)) return []
    const { href, what, name, width, height, messageId, position, preview } = file
    const src = pictures.ofPreview(conversationId, messageId, position, preview!)
    return { href, src, alt: `${what} ${name}`.trim(), width: width ?? undefined, height: height ?? undefined }
  })
  return (
    <>
      {photos.length > 0 && (
        <PhotoGrid photos={photos} label={photos.length > 1 ? `写真 ${photos.length} 枚` : '写真'} />
      )}
      {files
        .filter((file) => !isPhoto(file))
        .map((file) => (
          <FileView key={file.href} {...file} />
        ))}
    </>
  )
}

/** Links open apart, and say where they lead; nothing else in the words is anything but words. */
export const Words = ({ text }: { text: string }) => (
  <span class="message-words">
    {splitLinks(text).map((part) =>
      part.kind === 'text' ? (
        part.text
      ) : (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          title={`${part.host} を新しい画面で開きます`}
        >
          {part.text}
        </a>
      ),
    )}
  </span>
)

const mapOf = (latitude: number, longitude: number) => `https://maps.gsi.go.jp/#17/${latitude}/${longitude}/`

interface Shown extends Attachment {
  href: string
  what: string
  messageId: number
}

const isPhoto = ({ state, mediaType, preview }: Attachment): boolean =>
  state === 'stored' && Boolean(mediaType?.startsWith('image/')) && preview !== null

const kinds: Record<string, string> = { image: '写真', video: '動画', audio: '音声', file: 'ファイル' }

function FileView({ href, what, state, refusal, name, mediaType, bytes }: Shown) {
  if (state === 'fetching') return <FileChip name={name || what} note="受け取っています…" />
  if (state === 'refused') return <FileChip name={name || what} note={refusal} />
  const type = mediaType ?? ''
  if (type.startsWith('video/')) {
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a resident's own video has no captions
      <video src={href} controls preload="metadata" aria-label={what} width={320} />
    )
  }
  if (type.startsWith('audio/')) {
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- a resident's own recording has no captions
    return <audio src={href} controls preload="none" aria-label={what} />
  }
  return <FileChip href={href} name={name || what} size={inBytes(bytes ?? 0)} />
}

const inBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
