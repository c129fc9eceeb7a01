import { momentInWords } from '#lib/time/in-words.ts'
import { StatusLabel } from '#ui/index.ts'
import { type Answer, isOpen, type Question } from './satisfaction.ts'
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
  <div id="satisfaction" data-live>
    {question && <State question={question} now={now} />}
  </div>
)

function unanswered(question: Question, now: Temporal.Instant): string {
  if (question.lapsedAt) return '答える前に、相談が再開されました'
  return isOpen(question, now) || !question.askedAt ? '答えを待っています' : '答えはありませんでした'
}

function State({ question, now }: { question: Question; now: Temporal.Instant }) {
  const { answer, answeredAt, comment, askedAgainAt } = question
  if (!answer || !answeredAt) return <p>満足度: {unanswered(question, now)}</p>
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
