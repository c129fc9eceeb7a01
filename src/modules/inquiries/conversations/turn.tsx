import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, StatusLabel } from '#ui/index.ts'
import type { Conversation } from './conversations.queries.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'

export interface TurnProps {
  conversation: Conversation
  inbox: Inbox
  /** The newest message on the page. */
  seen: number
  now: Temporal.Instant
  error?: string | undefined
}

/** Whose turn it is, and the way to say that nothing needs to be answered. Nothing where the town had the last word. */
export const Turn = ({ error, ...props }: TurnProps) => (
  <div class="turn" id="turn" data-live>
    {error && (
      <p class="field-error" role="alert">
        {error}
      </p>
    )}
    {props.conversation.waitingSince && <Waiting {...props} since={props.conversation.waitingSince} />}
    {props.conversation.noReplyAt && <NeedsNone {...props} at={props.conversation.noReplyAt} />}
  </div>
)

const Waiting = ({ conversation, inbox, seen, now, since }: TurnProps & { since: Temporal.Instant }) => (
  <>
    <p>
      <StatusLabel tone="warning">未返信</StatusLabel> {momentInWords(since, now)}から
    </p>
    <PostForm action={deskAddress(inbox, `${conversation.id}/no-reply`)} hidden={{ seen: String(seen) }}>
      <Button variant="tertiary" size="small">
        返信は不要にする
      </Button>
    </PostForm>
  </>
)

const NeedsNone = ({ conversation, inbox, now, at }: TurnProps & { at: Temporal.Instant }) => (
  <>
    <p>
      <StatusLabel>返信不要</StatusLabel> {conversation.noReplyBy}・{momentInWords(at, now)}
    </p>
    <PostForm action={deskAddress(inbox, `${conversation.id}/no-reply/removal`)}>
      <Button variant="tertiary" size="small">
        未返信に戻す
      </Button>
    </PostForm>
  </>
)
