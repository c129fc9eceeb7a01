import { IN_JAPANESE, type Language } from '#lib/text/language.ts'
import { randomUUID } from 'node:crypto'
import { Button, StatusLabel, Notice, ReplyBox } from '#ui/index.ts'
import { ChoicesField } from '../choices/choices-field.tsx'
import { DraftButton } from '../drafts/draft-button.tsx'
import type { Replying } from '../held/ready-to-reply.ts'
import { Schedule } from '../held/schedule.tsx'
import type { Quota } from '../line/quota.ts'
import { FILES_THAT_FIT } from '../sending/files-fit.ts'
import { MachineTools } from '../machine/desk/machine-tools.tsx'
import type { Use } from '../machine/machine.ts'
import { QuotingReply } from '../quoting/quoting-reply.tsx'
import type { Quote } from '../quoting/quote.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import type { Conversation } from './conversations.queries.ts'
import type { SentBack } from './sent-back.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'

export interface ReplyFormProps {
  conversation: Conversation
  inbox: Inbox
  csrf: string
  now: Temporal.Instant
  quota: Quota | undefined
  sentBack?: SentBack | undefined
  /** What it begins with, where nothing was sent back. */
  begun?: string | undefined
  replying: Replying
  /** What it quotes. */
  quoted: Quote | undefined
  /** What a language model may be asked. */
  uses: readonly Use[]
  /** What is said goes to whoever decides first. */
  asks: boolean
  /** What was taken back had files, which a draft cannot keep. */
  lostFiles: boolean
  /** It came from a talk on LINE, which hears nothing of it. */
  confidential: boolean
}

/** For whoever writes to them. */
export const readsIn = (language: Language): string => `相手の言語: ${IN_JAPANESE[language]}`

/** 返信: what sending means is said before it is sent. */
export function ReplyForm(props: ReplyFormProps) {
  const { conversation, inbox, csrf, now, quota, sentBack, begun, replying, asks, lostFiles, confidential, quoted } =
    props
  const { draft, undoSeconds, proposed } = replying
  const [about, pushes] = [sentBack?.field, conversation.channel === 'line']
  return (
    <>
      <div class="reply-warning" id="reply-warning" data-live>
        {!conversation.following && (
          <Notice tone="warning">
            相手がこのアカウントをブロックしています。送っても画面には出ません。電話など別の方法を考えてください。
          </Notice>
        )}
        {lostFiles && <Notice tone="info">取り消した返信の写真・ファイルは、もう一度選んでください。</Notice>}
      </div>
      <QuotingReply quoted={quoted} conversation={conversation} inbox={inbox} />
      <ReplyBox
        action={deskAddress(inbox, `${conversation.id}/replies`)}
        name="text"
        value={sentBack?.text ?? ([draft?.body, begun].filter(Boolean).join('\n\n') || undefined)}
        error={about === 'sendAt' || about === 'choices' ? undefined : sentBack?.message}
        errorOf={about === 'files' ? 'files' : 'words'}
        maxLength={LONGEST_REPLY}
        placeholder="返信を書く"
        submitText={asks ? '決裁に回す' : undefined}
        hidden={{
          _csrf: csrf,
          key: randomUUID(),
          draft: draft?.version ?? '',
          ...(quoted && { quotes: String(quoted.id) }),
        }}
        attach={{
          name: 'files',
          accept: 'image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt',
          limit: FILES_THAT_FIT,
        }}
        tools={
          <>
            <Button
              variant="secondary"
              size="small"
              formaction={deskAddress(inbox, `${conversation.id}/draft`)}
              formenctype="application/x-www-form-urlencoded"
              name="next"
              value="canned"
            >
              定型文
            </Button>
            <DraftButton href={deskAddress(inbox, `${conversation.id}/draft`)} draft={draft} />
            <MachineTools uses={props.uses} href={deskAddress(inbox, `${conversation.id}/machine`)} />
            <ChoicesField
              typed={sentBack?.choices ?? draft?.choices ?? ''}
              error={about === 'choices' ? sentBack?.message : undefined}
            />
            <Schedule
              proposed={proposed}
              pushes={pushes}
              typed={sentBack?.sendAt || undefined}
              error={about === 'sendAt' ? sentBack?.message : undefined}
            />
          </>
        }
        mode={
          pushes ? (
            <Mode
              conversation={asks ? { ...conversation, replyUntil: null } : conversation} // a decision takes longer than a reply token lasts
              now={now.add({ seconds: undoSeconds })}
              quota={quota}
            />
          ) : (
            <span>
              {confidential
                ? '町のページだけに載せます(LINE には内容を知らせません)'
                : '相手のページに載せて知らせます'}
              {conversation.lang !== 'ja' && `。${readsIn(conversation.lang)}`}
            </span>
          )
        }
      />
    </>
  )
}

/** @param now when it goes: a reply token may be worth nothing by then */
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
