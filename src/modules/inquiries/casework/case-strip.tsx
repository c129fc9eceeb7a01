import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, StatusLabel } from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import type { Mistaken } from './mistaken.ts'

export interface CaseStripProps {
  conversation: Conversation
  inbox: Inbox
  staffId: number
  /** The newest message on the page. */
  seen: number
  now: Temporal.Instant
  mistaken?: Mistaken | undefined
}

/** Whose it is and whether it is over, with what one does most: 引き受ける and 完了にする. */
export function CaseStrip({ conversation, inbox, staffId, seen, now, mistaken }: CaseStripProps) {
  const { id, assigneeId, assignee, closedAt, closedBy, urgent } = conversation
  const act = (path: string, hidden: Record<string, string>, text: string, key?: string) => (
    <PostForm action={deskAddress(inbox, `${id}/${path}`)} hidden={hidden}>
      <Button variant="tertiary" size="small" data-key={key}>
        {text}
      </Button>
    </PostForm>
  )
  const wrong = mistaken?.field === 'assignee' || mistaken?.field === 'closing' ? mistaken : undefined
  return (
    <div class="turn case-strip" id="case-strip" data-live>
      {wrong && (
        <p class="field-error" role="alert">
          {wrong.message}
        </p>
      )}
      <p>
        {urgent && (
          <StatusLabel tone="error" icon="warning">
            急ぎ
          </StatusLabel>
        )}
        {closedAt && <StatusLabel tone="success">完了</StatusLabel>}
        {closedAt ? `${closedBy}・${momentInWords(closedAt, now)}` : assignee ? `担当 ${assignee}` : '担当はいません'}
      </p>
      {closedAt ? (
        act('closing/removal', {}, '再開する')
      ) : (
        <>
          {assigneeId === null && act('assignee', { to: String(staffId), was: '' }, '引き受ける', 'a')}
          {assigneeId === staffId && act('assignee', { to: '', was: String(staffId) }, '手放す')}
          {wrong?.field === 'closing' && conversation.waitingSince
            ? act('closing', { seen: String(seen), unanswered: '1' }, '返信せずに完了にする')
            : act('closing', { seen: String(seen) }, '完了にする')}
        </>
      )}
    </div>
  )
}
