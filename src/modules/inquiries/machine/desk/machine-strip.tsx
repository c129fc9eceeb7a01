import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, Notice, StatusLabel } from '#ui/index.ts'
import { citedIn, isOpen, isOwn, LANGUAGES, type MachineText, USES } from '../machine.ts'
import type { Machine } from '../read-machine.ts'

export interface MachineStripProps {
  machine: Machine
  now: Temporal.Instant
  /** Of the conversation and what is below it: `machine/12/taking`. */
  hrefOf: (rest: string) => string
  error?: string | undefined
  /** With whom the talk is, where there are several (統合). */
  whose?: string | undefined
}

/** 機械が書いたもの of a reply, above it: with what it was made of beside it, until somebody takes it or puts it away. */
export const MachineStrip = ({ machine, error, ...props }: MachineStripProps) => (
  <div class="held-replies machine" id="machine" data-live>
    {error && (
      <p class="field-error" role="alert">
        {error}
      </p>
    )}
    {machine.texts
      .filter(({ use }) => isOwn(use))
      .map((text) => (
        <One key={text.id} text={text} questions={machine.questions} {...props} />
      ))}
  </div>
)

/** 要約: above the messages, for everybody who answers. Nothing where there is none and none is worth it. */
export function MachineSummary({ machine, now, hrefOf, whose }: MachineStripProps) {
  const text = machine.texts.find(({ use }) => use === 'summary')
  const asks = machine.uses.includes('summary')
  const scrolls = text && ({ role: 'region', 'aria-label': '要約', tabIndex: 0 } as const)
  return (
    <div class="machine-summary" id="machine-summary" data-live {...scrolls}>
      {text && <One text={text} questions={machine.questions} now={now} hrefOf={hrefOf} whose={whose} />}
      {asks && !(text && isOpen(text)) && (
        <PostForm action={hrefOf('machine')} hidden={{ use: 'summary' }} inline>
          <Button variant="tertiary" size="small">
            {whose && `${whose}とのやりとりを`}
            {text ? '要約し直す' : '言語モデルで要約する'}
          </Button>
        </PostForm>
      )}
    </div>
  )
}

/** Which model wrote it, and when: nobody takes it for a colleague's. */
export const whoWrote = ({ model, endedAt }: MachineText, now: Temporal.Instant): string =>
  `${model ?? ''}・${endedAt ? momentInWords(endedAt, now) : ''}`

const titleOf = ({ use, language }: MachineText) =>
  `${use === 'summary' ? '要約(機械)' : USES[use]}${language ? `: ${LANGUAGES[language]}` : ''}`

export const Thinking = ({ href }: { href: string }) => (
  <p class="held-when">
    <output>考えています…</output> <a href={href}>読み込み直す</a>
  </p>
)

function One({
  text,
  questions,
  now,
  hrefOf,
  whose,
}: Omit<MachineStripProps, 'machine'> & { text: MachineText; questions: Machine['questions'] }) {
  return (
    <section aria-label={titleOf(text)}>
      <p class="held-when">
        <StatusLabel tone={text.failure ? 'warning' : 'info'}>{titleOf(text)}</StatusLabel>{' '}
        {whose && `${whose}とのやりとりだけ `}
        {text.state === 'answered' && whoWrote(text, now)}
      </p>
      {isOpen(text) && <Thinking href={hrefOf('')} />}
      {text.failure && <p>{text.failure}</p>}
      {text.warning && <Notice tone="warning">{text.warning}</Notice>}
      {text.body && <p class="machine-words">{text.body}</p>}
      {text.original && (
        <details>
          <summary>もとの文</summary>
          <p class="machine-words">{text.original}</p>
        </details>
      )}
      <Sources text={text} questions={questions} />
      {!isOpen(text) && text.use !== 'summary' && (
        <div class="cluster">
          {text.state === 'answered' && (
            <Button
              variant="secondary"
              size="small"
              form="reply-form"
              formaction={hrefOf(`machine/${text.id}/taking`)}
              formenctype="application/x-www-form-urlencoded"
            >
              返信に入れる
              <span class="visually-hidden">: {titleOf(text)}</span>
            </Button>
          )}
          <PostForm action={hrefOf(`machine/${text.id}/removal`)} inline>
            <Button variant="tertiary" size="small">
              片づける
              <span class="visually-hidden">: {titleOf(text)}</span>
            </Button>
          </PostForm>
        </div>
      )}
    </section>
  )
}

/** What a draft names: to be read before it is believed. */
function Sources({ text, questions }: { text: MachineText; questions: Machine['questions'] }) {
  const cited = citedIn(text)
  if (cited.length === 0) return null
  return (
    <ul class="machine-sources" aria-label="根拠にしたよくある質問">
      {cited.map(({ number, id }) => (
        <li key={id}>
          [{number}]{' '}
          {questions.has(id) ? <a href={`/faq/${id}`}>{questions.get(id)}</a> : 'いまは公開されていないよくある質問'}
        </li>
      ))}
    </ul>
  )
}
