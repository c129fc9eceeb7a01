import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import type { Quote } from './quote.ts'
import { Quoted } from './quoted.tsx'

export interface QuotingReplyProps {
  quoted: Quote | undefined
  conversation: Conversation
  inbox: Inbox
}

/** What the reply quotes, above it. */
export const QuotingReply = ({ quoted, conversation, inbox }: QuotingReplyProps) =>
  quoted ? (
    <div class="reply-quote">
      <Quoted quote={quoted} who={nameOf(conversation)} lang="ja" />
      <a href={`${deskAddress(inbox, conversation.id)}#reply`}>引用しない</a>
    </div>
  ) : null
