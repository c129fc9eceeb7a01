import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, StatusLabel } from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { isOverdue, type OpinionRequest, wishedInWords } from './opinion.ts'

export interface OpinionStripProps {
  requests: readonly OpinionRequest[]
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
}

/** 合議 that this conversation waits for. */
export function OpinionStrip({ requests, conversation, inbox, now }: OpinionStripProps) {
  const today = dateInTokyo(now)
  return (
    <div id="opinion-strip" data-live>
      {requests
        .filter(({ outcome }) => outcome === null)
        .map((request) => (
          <div class="turn opinion-owed" key={request.id}>
            <p>
              <StatusLabel tone={isOverdue(request, today) ? 'error' : 'info'} icon="users">
                合議 {request.section}
              </StatusLabel>{' '}
              {wishedInWords(request, today)}
            </p>
            <PostForm action={deskAddress(inbox, `${conversation.id}/opinion-requests/${request.id}/removal`)}>
              <Button variant="tertiary" size="small" aria-label={`${request.section}への合議を取り下げる`}>
                取り下げる
              </Button>
            </PostForm>
          </div>
        ))}
    </div>
  )
}
