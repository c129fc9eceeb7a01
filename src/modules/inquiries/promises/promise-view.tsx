import { randomUUID } from 'node:crypto'
import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { Button, Disclosure, Select, StatusLabel } from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { promiseInWords } from './promise-words.ts'
import type { KnownPromise } from './promises.queries.ts'

/** By when, as the head of the conversation and the rows of the list say it. */
export function PromiseLabel({ until, now }: { until: Temporal.Instant; now: Temporal.Instant }) {
  const { text, tone } = promiseInWords(until, now)
  return <StatusLabel tone={tone}>{text}</StatusLabel>
}

export interface PromiseViewProps {
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
  /** Days to which it may be moved. */
  days: readonly Temporal.PlainDate[]
  promises: readonly KnownPromise[]
  error?: string | undefined
}

/**
 * 中間連絡, folded: the day to which the promise moves. Below it what was promised before. It is no live part of the page, so that the
 * day somebody is choosing stays; what happened meanwhile is told when it is sent.
 */
export function PromiseView({ conversation, inbox, now, days, promises, error }: PromiseViewProps) {
  return (
    <div class="put-off">
      <Disclosure summary="回答が遅れるとき" id="promise" open={error !== undefined}>
        <PostForm inline action={deskAddress(inbox, `${conversation.id}/interim`)} hidden={{ key: randomUUID() }}>
          <Select
            name="day"
            label="いつまでに答えますか"
            hint={`「もう少し時間をいただきます」と、この日を相手に伝えます${conversation.channel === 'line' ? '。プッシュのときは通数を使います' : ''}`}
            width="medium"
            options={days.map((day) => ({ value: day.toString(), text: dateInWords(day) }))}
            error={error}
          />
          <Button variant="secondary" size="small">
            中間連絡を送る
          </Button>
        </PostForm>
        {promises.length > 1 && (
          <ul>
            {promises.map((promise) => (
              <li key={promise.id}>{historyInWords(promise, now)}</li>
            ))}
          </ul>
        )}
      </Disclosure>
    </div>
  )
}

const OUTCOMES = {
  kept: '守りました',
  broken: '過ぎました',
  moved: '延ばしました',
  excused: '返信は不要でした',
  merged: '統合先の約束になりました',
}

function historyInWords({ until, madeAt, madeBy, outcome }: KnownPromise, now: Temporal.Instant): string {
  const made = `${dateInWords(dateInTokyo(madeAt))} ${madeBy ?? '自動'}`
  const state = outcome ? OUTCOMES[outcome] : promiseInWords(until, now).text
  return `${dateTimeInWords(until)} まで(${made}): ${state}`
}
