import { PostForm } from '#kernel/http/render.tsx'
import { splitLinks } from '#lib/text/links.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Attachment as FileChip, Bubble, type BubbleProps, Button, PhotoGrid, PlaceCard } from '#ui/index.ts'
import type { Attachment, Message } from './messages.queries.ts'

export interface MessageBubbleProps {
  message: Message
  conversationId: number
  resident: { name: string; picture?: string | undefined }
  continued: boolean
  /** The last message of its request to LINE: what became of it is said once. */
  endsSending: boolean
}

/** One message as in a messenger: the resident left, the town right, what happened in the middle. */
export function MessageBubble(props: MessageBubbleProps) {
  const { message, conversationId, resident, continued, endsSending } = props
  const local = message.occurredAt.toZonedDateTimeISO(TOKYO)
  const author = message.author === 'resident' ? resident.name : (message.staffName ?? 'お知らせ')
  return (
    <Bubble
      id={`message-${message.id}`}
      from={message.author}
      author={author}
      avatar={message.author === 'resident' ? resident.picture : undefined}
      time={{ datetime: message.occurredAt.toString(), text: timeInWords(local.toPlainTime()) }}
      state={endsSending ? stateOf(message, conversationId) : undefined}
      continued={continued}
    >
      {message.withdrawnAt ? (
        <em>送信が取り消されました</em>
      ) : (
        <Content message={message} conversationId={conversationId} />
      )}
    </Bubble>
  )
}

function stateOf(message: Message, conversationId: number): BubbleProps['state'] {
  if (message.sendingState === 'queued') return { tone: 'info', text: '送信待ち' }
  if (message.sendingState === 'accepted') {
    return {
      tone: 'neutral',
      text: message.sendingVia === 'push' ? 'LINE が受け付けました(プッシュ)' : 'LINE が受け付けました',
    }
  }
  if (message.sendingState !== 'failed') return undefined
  const again = (
    <PostForm
      action={`/console/inquiries/${conversationId}/resendings`}
      hidden={{ sending: String(message.sendingId) }}
    >
      <Button variant="secondary" size="small">
        再送
      </Button>
    </PostForm>
  )
  return { tone: 'error', text: `送れませんでした: ${message.failure ?? ''}`, action: again }
}

function Content({ message, conversationId }: { message: Message; conversationId: number }) {
  const { kind, body, detail, attachments } = message
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
  if (attachments.length > 0) {
    return (
      <>
        {attachments.map((attachment) => (
          <AttachmentView
            key={attachment.position}
            attachment={attachment}
            message={message}
            conversationId={conversationId}
          />
        ))}
      </>
    )
  }
  return <Words text={body} />
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

interface AttachmentViewProps {
  attachment: Attachment
  message: Message
  conversationId: number
}

const kinds: Record<string, string> = { image: '写真', video: '動画', audio: '音声', file: 'ファイル' }

function AttachmentView({ attachment, message, conversationId }: AttachmentViewProps) {
  const href = `/console/inquiries/${conversationId}/files/${message.id}/${attachment.position}`
  const what = kinds[message.kind] ?? 'ファイル'
  if (attachment.state === 'fetching') return <FileChip name={attachment.name || what} note="受け取っています…" />
  if (attachment.state === 'refused') return <FileChip name={attachment.name || what} note={attachment.refusal} />
  const type = attachment.mediaType ?? ''
  if (type.startsWith('image/') && attachment.hasPreview) {
    const { width, height } = attachment
    const photo = {
      href,
      src: `${href}/preview`,
      alt: `${what} ${attachment.name}`.trim(),
      width: width ?? undefined,
      height: height ?? undefined,
    }
    return <PhotoGrid photos={[photo]} label={what} />
  }
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
  return <FileChip href={href} name={attachment.name || what} size={inBytes(attachment.bytes ?? 0)} />
}

const inBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
