import { PostForm } from '#kernel/http/render.tsx'
import { Button, StatusLabel } from '#ui/index.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../../conversations/inbox-address.ts'
import { AttemptButtons, GiveUpButton } from '../attempts/attempt-buttons.tsx'
import type { Call } from '../call.ts'
import { dueInWords } from '../due.ts'
import { Dial } from '../whose-call.tsx'

export interface CallStripProps {
  calls: readonly Call[]
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
}

/** 折り返し that this conversation waits for: the number, how it went, and the ways that spare the call. */
export const CallStrip = ({ calls, conversation, inbox, now }: CallStripProps) => (
  <div id="call-strip" data-live>
    {calls.map((call) => (
      <Owed key={call.id} call={call} conversation={conversation} inbox={inbox} now={now} />
    ))}
    {conversation.channel === 'phone' && (
      <p class="turn">電話だけの相談です。文字では返信できません。ここに残すことは、内部メモに書きます。</p>
    )}
  </div>
)

function Owed({ call, conversation, inbox, now }: Omit<CallStripProps, 'calls'> & { call: Call }) {
  const address = (path: string) => deskAddress(inbox, `calls/${call.id}/${path}`, { at: 'desk' })
  const late = call.dueAt !== null && Temporal.Instant.compare(call.dueAt, now) < 0
  return (
    <div class="turn call-owed">
      <p>
        <StatusLabel tone={late ? 'error' : 'warning'} icon="phone">
          {call.wantsWriting ? '文字で答えてほしい' : `折り返し ${dueInWords(call)}`}
        </StatusLabel>{' '}
        {call.phone && <Dial phone={call.phone} />} {call.about}
      </p>
      {call.isOwn && <AttemptButtons action={address('attempts')} whose="折り返し" />}
      {call.isOwn && call.attempts > 0 && <GiveUpButton action={address('given-up')} whose="折り返し" />}
      {call.isOwn && conversation.channel !== 'phone' && conversation.following && (
        <>
          <a href={`/console/inquiries/calls/${call.id}/offers`}>日時を選んでもらう</a>
          <PostForm action={address('written-answer')}>
            <Button variant="tertiary" size="small">
              文字で答えて終えた
            </Button>
          </PostForm>
        </>
      )}
    </div>
  )
}
