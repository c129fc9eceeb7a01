import { PostForm } from '#kernel/http/render.tsx'
import { Button, Cluster, Disclosure, Stack, TextArea } from '#ui/index.ts'
import { AGAIN, ANSWERS, canAskAgain, isOpen, type Question } from './satisfaction.ts'
import { FACES, SATISFACTION } from './words.ts'

export interface QuestionFormProps {
  question: Question
  now: Temporal.Instant
  /** Takes its forms. */
  action: string
  refused?: { message: string; typed: string } | undefined
  /** It came too late: the word that was sent with it. */
  late?: string | undefined
}

/** 満足度の質問 for whoever asked: one tap, then a word if they like. Each button is a form's, so that it needs no script. */
export function QuestionForm({ question, now, action, refused, late }: QuestionFormProps) {
  const { lang, answer, comment, askedAgainAt } = question
  const words = SATISFACTION[lang]
  if (late !== undefined)
    return (
      <Stack>
        <p role="alert">{words.over}</p>
        {late && <blockquote class="message-words">{late}</blockquote>}
      </Stack>
    )
  if (!isOpen(question, now)) return <p>{answer ? words.same : words.over}</p>
  if (!answer) return <Taps question={question} action={action} />
  return (
    <Stack>
      <output>
        <span aria-hidden="true">{FACES[answer]} </span>
        {words.answered(words.answers[answer])}
        {comment ? words.commented : words.thanks}
      </output>
      {canAskAgain(question, now) && (
        <PostForm action={action}>
          <p>{words.askAgain}</p>
          <Button name="answer" value={AGAIN}>
            {words.again}
          </Button>
        </PostForm>
      )}
      {askedAgainAt && <p>{words.toldAgain}</p>}
      <PostForm action={action}>
        <TextArea
          name="comment"
          label={words.comment}
          hint={comment ? words.commentAgain : words.commentHint}
          value={refused?.typed ?? ''} // whoever has the address reads this page, not what was written on it
          error={refused?.message}
          rows={3}
        />
        <Button variant="secondary">{words.send}</Button>
      </PostForm>
      <Disclosure summary={words.change}>
        <Taps question={question} action={action} />
      </Disclosure>
    </Stack>
  )
}

const Taps = ({ question: { lang, answer }, action }: Pick<QuestionFormProps, 'question' | 'action'>) => (
  <PostForm action={action}>
    <Cluster>
      {ANSWERS.map((one) => (
        <Button
          key={one}
          name="answer"
          value={one}
          variant="secondary"
          aria-pressed={answer ? answer === one : undefined}
        >
          <span aria-hidden="true">{FACES[one]} </span>
          {SATISFACTION[lang].answers[one]}
        </Button>
      ))}
    </Cluster>
  </PostForm>
)
