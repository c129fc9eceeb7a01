import { momentInWords } from '#lib/time/in-words.ts'
import { StatusLabel } from '#ui/index.ts'
import type { Answer, Question } from './satisfaction.ts'
import { FACES, SATISFACTION } from './words.ts'

const TONES = { solved: 'success', partly: 'info', unsolved: 'warning' } as const satisfies Record<Answer, string>

export const AnswerLabel = ({ answer }: { answer: Answer }) => (
  <StatusLabel tone={TONES[answer]}>
    <span aria-hidden="true">{FACES[answer]} </span>
    {SATISFACTION.ja.answers[answer]}
  </StatusLabel>
)

/** 満足度 of a conversation, for staff: what was answered, or why there is no answer. */
export const SatisfactionView = ({ question, now }: { question: Question | undefined; now: Temporal.Instant }) => (
  <div class="satisfaction" id="satisfaction" data-live>
    {question && <State question={question} now={now} />}
  </div>
)

function State({ question, now }: { question: Question; now: Temporal.Instant }) {
  const { answer, answeredAt, comment, askedAgainAt, lapsedAt } = question
  if (!answer || !answeredAt)
    return <p>満足度: {lapsedAt ? '答える前に、相手が続きを書きました' : '答えを待っています'}</p>
  return (
    <>
      <p>
        満足度 <AnswerLabel answer={answer} /> {momentInWords(answeredAt, now)}
        {askedAgainAt && '・もう一度たずねました'}
      </p>
      {comment && <p class="satisfaction-comment">「{comment}」</p>}
    </>
  )
}
