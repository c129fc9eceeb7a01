import type { Context } from 'hono'
import { proposalHref, turnInWords, verbOf } from '#kernel/approvals/index.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  ErrorSummary,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { CHANNELS } from '../conversations/channels.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { Thread } from '../conversations/thread.tsx'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { decisionHref } from './decision.ts'
import type { DecisionView } from './open-decision.ts'

const STATES = { proposed: '決裁待ち', returned: '差戻し', decided: '決裁済み', given_up: '取下げ・却下' }

/** A form that was sent back. */
export interface Again {
  refusal: Refusal
  text: string
}

/** 返信の決裁: what was said last, what is to be said now, and the way to decide. */
export function decisionPage(program: Program, c: Context<ConsoleEnv>, view: DecisionView, again?: Again) {
  const { proposed, proposal, turn, asker, messages, newer } = view
  const { now } = c.var
  const here = decisionHref(proposed.id)
  const name = nameOf({ id: proposed.conversationId, name: asker.name })
  const errors = again ? [{ field: 'text', message: again.refusal.message }] : []
  return consolePage(program, c, {
    title: `${again ? 'エラー: ' : ''}${name}さんへの返信の決裁`,
    status: again && (again.refusal.status === 409 ? 409 : 422),
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '決裁', href: '/console/approvals' },
          { text: proposal.proposal.title, href: proposalHref(proposed.proposalId) },
          { text: 'やりとり' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading
          over={`${asker.section} ${proposed.author}・${momentInWords(proposed.proposedAt, now)}・${STATES[proposed.state]}`}
          lead={`${CHANNELS[asker.channel]}での相談です。${
            asker.promisedUntil
              ? `回答の約束は${momentInWords(asker.promisedUntil, now)}まで。送ったときに、答えたことになります。`
              : ''
          }`}
        >
          {name}さんへの返信
        </PageHeading>
        <ErrorSummary errors={errors} />
        <Section heading="やりとり" aside="新しい20件まで">
          <Thread
            messages={messages}
            resident={{ name: asker.name }}
            now={now}
            more={false}
            places={{
              older: () => here,
              file: (message, position) => `${here}/files/${message}/${position}`,
              preview: (message, position) => `${here}/files/${message}/${position}/preview`,
            }}
          />
          <div id="newer" data-live>
            {newer && (
              <Notice tone="warning" heading="返信案のあとに、相手から続きが届いています">
                上のやりとりの終わりを読んで、このまま送るか、文を直すか、差し戻すかを決めてください。
              </Notice>
            )}
            {!asker.following && (
              <Notice tone="warning">相手がこのアカウントをブロックしています。送っても画面には出ません。</Notice>
            )}
          </div>
        </Section>
        <Section heading="返信案">
          {turn ? <Form view={view} turn={turn} error={errors[0]?.message} text={again?.text} /> : <Said view={view} />}
          <Files view={view} />
        </Section>
      </Stack>
    ),
  })
}

interface FormProps {
  view: DecisionView
  turn: NonNullable<DecisionView['turn']>
  error: string | undefined
  text: string | undefined
}

function Form({ view: { proposed, messages }, turn, error, text = proposed.body }: FormProps) {
  const decides = turn.step.kind === 'decision'
  const seen = Math.max(0, ...messages.map(({ id }) => id))
  return (
    <PostForm
      action={`${decisionHref(proposed.id)}/decision`}
      hidden={{ step: String(turn.step.id), seen: String(seen) }}
    >
      <p>{turnInWords(turn)}</p>
      {proposed.choices.length > 0 && <p>返事のボタン: {proposed.choices.join(' / ')}</p>}
      {proposed.sendAt && <p>決裁のあと、書いた人が決めた日時に送ります。過ぎていれば、すぐに送ります。</p>}
      {decides ? (
        <TextArea
          name="text"
          label="送る文"
          hint="直して決裁できます。もとの文と直した文の、両方が残ります。"
          rows={8}
          maxLength={LONGEST_REPLY}
          value={text}
          error={error}
        />
      ) : (
        <p class="message-words">{proposed.body}</p>
      )}
      <FormActions>
        <Button icon="stamp">{decides ? `${verbOf(turn)}して送る` : `${verbOf(turn)}する`}</Button>
        <ButtonLink href={`${proposalHref(proposed.proposalId)}/return`} variant="secondary">
          差し戻す
        </ButtonLink>
      </FormActions>
    </PostForm>
  )
}

/** What was proposed, and what became of it; for whoever only reads. */
function Said({ view: { proposed, proposal } }: { view: DecisionView }) {
  const { decidedWords, decidedBy } = proposed
  const words = proposal.document.lines[0]?.text ?? ''
  return (
    <Stack gap="tight">
      <blockquote class="message-words">{words}</blockquote>
      {decidedWords !== null && (
        <>
          <p>{decidedBy}さんが直した文:</p>
          <blockquote class="message-words">{decidedWords}</blockquote>
        </>
      )}
      <p>
        <a href={proposalHref(proposed.proposalId)}>経過を見る</a>
      </p>
    </Stack>
  )
}

function Files({ view: { proposed } }: { view: DecisionView }) {
  if (proposed.files.length === 0) return null
  return (
    <>
      <h3>添付</h3>
      <ul>
        {proposed.files.map((name, position) => (
          <li key={name}>
            <a href={`${decisionHref(proposed.id)}/attachments/${position}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
