import { randomUUID } from 'node:crypto'
import { StatusLabel, Notice, ReplyBox } from '#ui/index.ts'
import type { Quota } from '../line/quota.ts'
import { MOST_FILES } from '../sending/reply.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import type { Conversation } from './conversations.queries.ts'

export interface ReplyFormProps {
  conversation: Conversation
  csrf: string
  now: Temporal.Instant
  quota: Quota | undefined
  text?: string | undefined
  error?: string | undefined
}

/** 返信: what sending means is said before it is sent. */
export function ReplyForm({ conversation, csrf, now, quota, text, error }: ReplyFormProps) {
  if (!conversation.lineUserId) return <Notice tone="info">この方には LINE で返信できません。</Notice>
  return (
    <>
      {!conversation.following && (
        <Notice tone="warning">
          相手がこのアカウントをブロックしています。送っても画面には出ません。電話など別の方法を考えてください。
        </Notice>
      )}
      <ReplyBox
        action={`/console/inquiries/${conversation.id}/replies`}
        name="text"
        value={text}
        error={error}
        maxLength={LONGEST_REPLY}
        placeholder="返信を書く"
        hidden={{ _csrf: csrf, key: randomUUID() }}
        attach={{
          name: 'files',
          accept: 'image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt',
          text: `写真・ファイル(${MOST_FILES} 個まで)`,
        }}
        mode={<Mode conversation={conversation} now={now} quota={quota} />}
      />
    </>
  )
}

function Mode({ conversation, now, quota }: Pick<ReplyFormProps, 'conversation' | 'now' | 'quota'>) {
  const free = conversation.replyUntil && Temporal.Instant.compare(conversation.replyUntil, now) > 0
  const used =
    quota && `今月 ${quota.used.toLocaleString('ja')}${quota.limit ? ` / ${quota.limit.toLocaleString('ja')}` : ''} 通`
  return (
    <span id="reply-mode" data-live>
      {free ? (
        <StatusLabel tone="success">返信(無料)</StatusLabel>
      ) : (
        <StatusLabel tone="info">プッシュ(通数を使います)</StatusLabel>
      )}
      {used && <span class="reply-quota"> {used}</span>}
    </span>
  )
}
