import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import { Button, DateInput, Disclosure, StatusLabel } from '#ui/index.ts'
import { canTakeBack, type HeldReply } from './held.ts'

export interface HeldRepliesProps {
  held: HeldReply[]
  staff: { id: number }
  now: Temporal.Instant
  /** Of a form below: `12/removal`. */
  hrefOf: (rest: string) => string
  error?: string | undefined
}

/** これから送る返信: what nobody outside sees yet, and the way to take it back. */
export const HeldReplies = ({ held, error, ...props }: HeldRepliesProps) => (
  <div class="held-replies" id="held-replies" data-live>
    {error && (
      <p class="field-error" role="alert">
        {error}
      </p>
    )}
    {held.length > 0 && (
      <ul aria-label="これから送る返信">
        {held.map((one) => (
          <li key={one.id} id={`held-${one.id}`}>
            <One {...props} one={one} />
          </li>
        ))}
      </ul>
    )}
  </div>
)

function One({ one, staff, now, hrefOf }: Omit<HeldRepliesProps, 'held'> & { one: HeldReply }) {
  const { id, scheduled, sendAfter, staffId, staffName, body, choices, files } = one
  return (
    <>
      <p class="held-when">
        <StatusLabel tone="info">{scheduled ? '送信予約' : '送信前'}</StatusLabel>{' '}
        {scheduled ? `${momentInWords(sendAfter, now)}に送ります` : 'まもなく送ります'}
        {staffId !== staff.id && `・${staffName}`}
      </p>
      {body && <p class="held-words">{body}</p>}
      {choices.length > 0 && <p>返事のボタン: {choices.join(' / ')}</p>}
      {files.length > 0 && <p>添付: {files.join('、')}</p>}
      {canTakeBack(staff, one) && (
        <PostForm action={hrefOf(`${id}/removal`)} inline>
          <Button variant="secondary" size="small">
            取り消して書き直す
          </Button>
        </PostForm>
      )}
      {scheduled && <Change one={one} href={hrefOf(`${id}/time`)} />}
    </>
  )
}

const Change = ({ one: { id, version, sendAfter }, href }: { one: HeldReply; href: string }) => (
  <Disclosure summary="日時を変える">
    <PostForm action={href} hidden={{ version: String(version) }}>
      <DateInput
        name="sendAt"
        id={`held-${id}-at`}
        label="送る日時"
        kind="datetime-local"
        value={momentForField(sendAfter)}
      />
      <Button variant="secondary" size="small">
        この日時に変える
      </Button>
    </PostForm>
  </Disclosure>
)
