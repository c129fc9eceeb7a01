import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, Disclosure, StatusLabel, TextArea } from '#ui/index.ts'
import type { Mistaken } from '../casework/mistaken.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { LONGEST_REASON } from './continue-on-page.ts'
import type { Stay } from './stays.queries.ts'

export interface StayStripProps {
  conversation: Conversation
  stay: Stay | undefined
  inbox: Inbox
  now: Temporal.Instant
  mistaken?: Mistaken | undefined
}

/** The conversation goes on elsewhere: nothing is written here. */
export const goesOnElsewhere = (stay: Stay | undefined, { id }: Pick<Conversation, 'id'>): boolean =>
  stay !== undefined && (stay.talkId === id) !== Boolean(stay.endedAt)

/** Where a conversation goes on that is confidential, and the way there and back. Nothing on the page that was one from the beginning. */
export function StayStrip({ conversation, stay, inbox, now, mistaken }: StayStripProps) {
  const { id, channel, joined } = conversation
  const error = mistaken?.field === 'back' || mistaken?.field === 'page' ? mistaken.message : undefined
  if (!stay && !error && (channel !== 'line' || joined.length > 0)) return null
  return (
    <div class="turn" id="stay" data-live>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {stay && !stay.endedAt ? (
        <Standing {...{ stay, id, inbox, now, mistaken }} />
      ) : channel === 'line' && joined.length === 0 ? (
        <PostForm action={deskAddress(inbox, `${id}/page`)}>
          <Button variant="tertiary" size="small">
            町のページで続ける
          </Button>
        </PostForm>
      ) : (
        stay && <Over stay={stay} inbox={inbox} now={now} />
      )}
    </div>
  )
}

function Standing({
  stay,
  id,
  inbox,
  now,
  mistaken,
}: Pick<StayStripProps, 'inbox' | 'now' | 'mistaken'> & { stay: Stay; id: number }) {
  const onPage = stay.pageId === id
  return (
    <>
      <p>
        <StatusLabel tone="info" icon="globe">
          {onPage ? 'LINE に残さない相談' : '町のページで続いています'}
        </StatusLabel>{' '}
        {momentInWords(stay.beganAt, now)}・{stay.beganBy ?? '課の設定'}・
        {stay.openedAt ? `開かれました(${momentInWords(stay.openedAt, now)})` : 'まだ開かれていません'}
      </p>
      <p>
        <a href={deskAddress(inbox, onPage ? stay.talkId : stay.pageId)}>
          {onPage ? 'LINE のトークを見る' : '町のページの相談を開いて返信する'}
        </a>
      </p>
      <Disclosure summary="LINE に戻す" open={mistaken?.field === 'back'}>
        <PostForm action={deskAddress(inbox, `${id}/page/removal`)}>
          <TextArea
            name="back"
            label="LINE に戻す理由"
            hint="記録に残ります。ページでのやりとりは LINE に送られず、相手はページを開けなくなります。"
            rows={2}
            maxLength={LONGEST_REASON}
            value={firstOf(mistaken?.typed ?? {}, 'back')}
            error={mistaken?.field === 'back' ? mistaken.message : undefined}
          />
          <Button variant="secondary" size="small">
            戻す
          </Button>
        </PostForm>
      </Disclosure>
    </>
  )
}

const Over = ({ stay, inbox, now }: Pick<StayStripProps, 'inbox' | 'now'> & { stay: Stay }) => (
  <p>
    <StatusLabel>LINE に戻りました</StatusLabel> {stay.endedBy}・{momentInWords(stay.endedAt!, now)}・{stay.reason}{' '}
    <a href={deskAddress(inbox, stay.talkId)}>LINE の相談を開く</a>
  </p>
)
