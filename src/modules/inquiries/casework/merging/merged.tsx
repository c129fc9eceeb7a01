import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, Disclosure, TextInput } from '#ui/index.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../../conversations/inbox-address.ts'
import { keepingHref } from '../../retention/keeping.page.tsx'
import type { Mistaken } from '../mistaken.ts'
import { LONGEST_REASON } from './joined.ts'
import type { Likely } from './merging.queries.ts'
import { personInWords } from './reply-to.tsx'

export interface MergedProps {
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
  likely: readonly Likely[]
  mistaken?: Mistaken | undefined
}

const SAME: Record<Likely['by'], string> = {
  person: '同じ方',
  mailbox: '同じメールアドレス',
  number: '同じ電話番号',
}

/** 統合: what was joined to this one, what may be the same, and the way to join it. */
export function Merged({ conversation: { id, joined }, inbox, now, likely, mistaken }: MergedProps) {
  const errorAt = (field: string) => (mistaken?.field === field ? mistaken.message : undefined)
  const wrong = errorAt('merged') ?? errorAt('mergeReason')
  const typed = wrong && mistaken ? mistaken.typed : {}
  return (
    <section class="case-file" aria-label="同じ用件の相談">
      <div id="case-merged" data-live>
        <h3>同じ用件の相談</h3>
        {joined.length === 0 && likely.length === 0 && <p class="hint">統合した相談はありません。</p>}
        <ul class="linked">
          {joined.map((one) => (
            <li key={one.id}>
              <span>
                {personInWords(one)} 番号 {one.id}
              </span>
              <span class="hint">{`${one.mergedBy}・${momentInWords(one.mergedAt, now)}に統合`}</span>
              <span class="linked-why">{one.reason}</span>
              <a href={keepingHref(one.id)} aria-label={`${personInWords(one)}の保存期間・開示・消去`}>
                保存期間・開示・消去
              </a>
              <PostForm action={deskAddress(inbox, `${id}/merges/${one.id}/removal`)}>
                <Button variant="tertiary" size="small" aria-label={`${personInWords(one)}の統合を解く`}>
                  統合を解く
                </Button>
              </PostForm>
            </li>
          ))}
          {likely.map((one) => (
            <li key={`likely-${one.id}`}>
              <a href={deskAddress(inbox, one.id)}>{personInWords(one)}</a>
              <span class="hint">{`${SAME[one.by]}・${momentInWords(one.lastAt, now)}`}</span>
              <PostForm
                action={deskAddress(inbox, `${id}/merges`)}
                hidden={{ merged: String(one.id), mergeReason: `${SAME[one.by]}からの同じ用件` }}
              >
                <Button variant="secondary" size="small" aria-label={`${personInWords(one)}の相談をこの相談に統合する`}>
                  統合する
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      </div>
      <Disclosure summary="ほかの相談をこの相談に統合する" open={wrong !== undefined}>
        <PostForm action={deskAddress(inbox, `${id}/merges`)}>
          <TextInput
            name="merged"
            label="統合する相談の番号かアドレス"
            hint={`この相談(番号 ${id})が残り、やりとりはここで読めます。それぞれの方に見えるものは変わりません。`}
            value={firstOf(typed, 'merged')}
            error={errorAt('merged')}
          />
          <TextInput
            name="mergeReason"
            label="理由"
            maxLength={LONGEST_REASON}
            value={firstOf(typed, 'mergeReason')}
            error={errorAt('mergeReason')}
          />
          <Button variant="secondary" size="small">
            統合する
          </Button>
        </PostForm>
      </Disclosure>
    </section>
  )
}
