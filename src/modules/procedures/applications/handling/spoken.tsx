import type { KnownConversation } from '#kernel/conversations/conversations.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { ButtonLink, StatusLabel } from '#ui/index.ts'
import { subjectOf } from '../topic.ts'

/** What was asked about it, by either side. */
export const Spoken = ({ id, spoken }: { id: string; spoken: KnownConversation | undefined }) =>
  spoken ? (
    <p>
      <a href={spoken.href}>やりとりを開く</a>({dateTimeInWords(spoken.lastAt)}){' '}
      {spoken.waitingSince && <StatusLabel tone="warning">未返信</StatusLabel>}
    </p>
  ) : (
    <p>
      <ButtonLink
        href={`/console/inquiries/new?about=${encodeURIComponent(subjectOf({ id }))}`}
        variant="secondary"
        icon="chat"
      >
        申請した方に聞く
      </ButtonLink>
    </p>
  )
