import { PostForm } from '#kernel/http/render.tsx'
import type { Way } from '#kernel/notifications/tell-resident.ts'
import { splitLinks } from '#lib/text/links.ts'
import type { Language } from '#lib/text/language.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Attachment as FileChip, Bubble, type BubbleProps, Button, PhotoGrid, PlaceCard } from '#ui/index.ts'
import { Quoted } from '../quoting/quoted.tsx'
import type { Attachment, Message } from './messages.queries.ts'
import { THREAD } from './thread-words.ts'

/** Where that is to be had which a thread leads to: on the desk, or on the page of whoever asked. */
export interface ThreadPlaces {
  older: (before: string) => string
  file: (messageId: number, position: number) => string
  /** `content` in hexadecimal digits. */
  preview: (messageId: number, position: number, content: string) => string
  /** Begins a reply that quotes it, where that can be. */
  quote?: (message: Message) => string | undefined
  /** Takes the form that sends again. */
  resendings?: string
}

export interface MessageBubbleProps {
  /** One, or the photos that were sent at once. */
  messages: [Message, ...Message[]]
  places: ThreadPlaces
  resident: { name: string; picture?: string | undefined }
  /** On the page of whoever asked: they are right, and who of the staff it was is not said. */
  outside?: { staff: string } | undefined
  lang: Language
  continued: boolean
  /** The last message of its request to LINE: what became of it is said once. */
  endsSending: boolean
}

/** What was said at once, as in a messenger: the resident left, the town right, what happened in the middle. */
export function MessageBubble(props: MessageBubbleProps) {
  const { messages, places, resident, outside, lang, continued, endsSending } = props
  const words = THREAD[lang]
  const [message] = messages
  const local = message.occurredAt.toZonedDateTimeISO(TOKYO)
  const author =
    message.author === 'resident'
      ? resident.name
      : ((message.staffName && outside?.staff) ?? message.staffName ?? words.system)
  const town = outside?.staff ?? words.town
  const quoting = message.author === 'resident' && !message.withdrawnAt ? places.quote?.(message) : undefined
  return (
    <Bubble
      id={`message-${message.id}`}
      from={message.author}
      author={author}
      avatar={message.author === 'resident' ? resident.picture : undefined}
      time={{ datetime: message.occurredAt.toString(), text: timeInWords(local.toPlainTime()) }}
      own={outside ? 'resident' : 'staff'}
      state={endsSending && !outside ? stateOf(message, places.resendings) : undefined}
      continued={continued}
      way={
        quoting && (
          <a class="message-quoting" href={quoting} aria-label={words.quote}>
            {words.quoted}
          </a>
        )
      }
    >
      {message.quote && !message.withdrawnAt && (
        <Quoted quote={message.quote} who={message.quote.author === 'resident' ? resident.name : town} lang={lang} />
      )}
      {message.withdrawnAt ? <em>{words.withdrawn}</em> : <Content {...props} />}
      {!outside && <Choices messages={messages} />}
    </Bubble>
  )
}

/** What can be tapped instead of writing, for staff to see. */
function Choices({ messages }: Pick<MessageBubbleProps, 'messages'>) {
  const choices = messages.at(-1)?.detail.choices
  return choices ? <p class="message-choices">返事のボタン: {choices.join(' / ')}</p> : null
}

const TOLD: Record<Way, string> = { mail: 'メール', line: 'LINE' }

function stateOf(message: Message, resendings: string | undefined): BubbleProps['state'] {
  const failed = message.sendingState === 'failed'
  if (message.told && !failed) {
    const ways = message.told.map((way) => TOLD[way]).join('と')
    return { tone: 'neutral', text: ways ? `ページに載せ、${ways}で知らせました` : 'ページに載せました' }
  }
  if (message.sendingState === 'queued') return { tone: 'info', text: '送信待ち' }
  if (message.sendingState === 'accepted') {
    return {
      tone: 'neutral',
      text: message.sendingVia === 'push' ? 'LINE が受け付けました(プッシュ)' : 'LINE が受け付けました',
    }
  }
  if (!failed) return undefined
  const again = resendings && !message.sendingFreeOnly && (
    <PostForm action={resendings} hidden={{ sending: String(message.sendingId) }}>
      <Button variant="secondary" size="small">
        再送
      </Button>
    </PostForm>
  )
  const what = message.told ? 'ページに載せましたが、LINE で知らせられませんでした' : '送れませんでした'
  return { tone: 'error', text: `${what}: ${message.failure ?? ''}`, action: again }
}

function Content({ messages, places, lang }: MessageBubbleProps) {
  const words = THREAD[lang]
  const { kind, body, detail } = messages[0]
  if (kind === 'location' && detail.place) {
    const { title, address, latitude, longitude } = detail.place
    return (
      <PlaceCard
        title={title || words.place}
        address={address}
        href={mapOf(latitude, longitude)}
        linkText={words.map}
      />
    )
  }
  if (kind === 'sticker') return <span>{words.sticker(body)}</span>
  const files = messages.flatMap((message) =>
    message.attachments.map((attachment): Shown => {
      const href = places.file(message.id, attachment.position)
      return { ...attachment, href, what: words.kinds[message.kind] ?? words.file, messageId: message.id }
    }),
  )
  if (files.length === 0) return <Words text={body} lang={lang} />
  const photos = files.flatMap((file) => {
    if (!isPhoto(file)) return []
    const { href, what, name, width, height, messageId, position, preview } = file
    const src = places.preview(messageId, position, preview!)
    return { href, src, alt: `${what} ${name}`.trim(), width: width ?? undefined, height: height ?? undefined }
  })
  return (
    <>
      {photos.length > 0 && <PhotoGrid photos={photos} label={words.photos(photos.length)} />}
      {files
        .filter((file) => !isPhoto(file))
        .map((file) => (
          <FileView key={file.href} {...file} fetching={words.fetching} />
        ))}
    </>
  )
}

/** Links open apart, and say where they lead; nothing else in the words is anything but words. */
export const Words = ({ text, lang = 'ja' }: { text: string; lang?: Language }) => (
  <span class="message-words">
    {splitLinks(text).map((part) =>
      part.kind === 'text' ? (
        part.text
      ) : (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          title={THREAD[lang].opensApart(part.host)}
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

function FileView({ href, what, state, refusal, name, mediaType, bytes, fetching }: Shown & { fetching: string }) {
  if (state === 'fetching') return <FileChip name={name || what} note={fetching} />
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
