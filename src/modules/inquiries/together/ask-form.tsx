import { randomUUID } from 'node:crypto'
import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Section } from '#kernel/organization/section-tree.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, CheckboxGroup, DateInput, Disclosure, TextArea } from '#ui/index.ts'
import type { Mistaken } from '../casework/mistaken.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { LONGEST_OPINION, type OpinionRequest } from './opinion.ts'

export interface AskOpinionsProps {
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
  sections: Section[]
  requests: readonly OpinionRequest[]
  mistaken?: Mistaken | undefined
}

/** 合議: the section keeps the conversation and asks others what they think. */
export function AskOpinions({ conversation, inbox, now, sections, requests, mistaken }: AskOpinionsProps) {
  const errorAt = (field: string) => (mistaken?.field === field ? mistaken.message : undefined)
  const wrong = errorAt('asked') ?? errorAt('question') ?? errorAt('wished')
  const typed = wrong && mistaken ? mistaken.typed : {}
  const waits = new Set(requests.flatMap(({ outcome, sectionId }) => (outcome ? [] : [sectionId])))
  const left = sections.filter(({ id }) => id !== conversation.sectionId && !waits.has(id))
  return (
    <Disclosure summary="ほかの課に意見を求める(合議)" open={wrong !== undefined}>
      <PostForm
        action={deskAddress(inbox, `${conversation.id}/opinion-requests`)}
        hidden={{ key: firstOf(typed, 'key') || randomUUID() }}
      >
        <CheckboxGroup
          name="asked"
          legend="意見を求める課"
          options={left.map(({ id, name }) => ({ value: String(id), text: name }))}
          values={typed['asked'] ?? []}
          error={errorAt('asked')}
        />
        <TextArea
          name="question"
          label="ききたいこと"
          hint="選んだ課の職員が、この相談のやりとりと一緒に読みます。相手には見えません。"
          rows={3}
          maxLength={LONGEST_OPINION}
          value={firstOf(typed, 'question')}
          error={errorAt('question')}
        />
        <DateInput
          name="wished"
          label="希望日"
          min={dateInTokyo(now).toString()}
          value={firstOf(typed, 'wished')}
          error={errorAt('wished')}
        />
        <p class="hint">相談はこの課が持ったままです。返信、移動、完了は、この課だけができます。</p>
        <Button variant="secondary" size="small">
          意見を求める
        </Button>
      </PostForm>
    </Disclosure>
  )
}
