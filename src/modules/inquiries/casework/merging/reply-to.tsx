import { StatusLabel } from '#ui/index.ts'
import { CHANNELS } from '../../conversations/channels.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../../conversations/inbox-address.ts'
import { nameOf } from '../../conversations/inbox-list.tsx'

export interface ReplyToProps {
  main: Conversation
  /** To whom the reply below goes. */
  to: { id: number }
  inbox: Inbox
}

type Person = Pick<Conversation, 'id' | 'name' | 'channel'> & { waits?: boolean }

export const personInWords = (person: Pick<Person, 'id' | 'name' | 'channel'>): string =>
  `${nameOf(person)}さん(${CHANNELS[person.channel]})`

/** 返信先, where something was joined (統合): whom the reply reaches, and the way to write to another one of them. */
export function ReplyTo({ main, to, inbox }: ReplyToProps) {
  if (main.joined.length === 0) return null
  const people: Person[] = [main, ...main.joined]
  const chosen = people.find(({ id }) => id === to.id) ?? main
  return (
    <nav class="turn reply-to" id="reply-to" aria-label="返信先" data-live>
      <p>
        {chosen.channel === 'phone' ? (
          <>
            <strong>{personInWords(chosen)}</strong>には、文字で返信できません。
          </>
        ) : (
          <>
            返信先: <strong>{personInWords(chosen)}</strong>だけに届きます。
          </>
        )}
      </p>
      {people
        .filter((one) => one !== chosen && one.channel !== 'phone')
        .map((one) => (
          <p key={one.id}>
            <a href={`${deskAddress(inbox, one.id)}#reply`}>{personInWords(one)}に返信する</a>
            {one.waits && (
              <>
                {' '}
                <StatusLabel tone="info">送信前の返信があります</StatusLabel>
              </>
            )}
          </p>
        ))}
    </nav>
  )
}
