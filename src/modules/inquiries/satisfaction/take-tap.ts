import type { Tx } from '#lib/db/connect.ts'
import type { Held } from '../conversations/incoming.queries.ts'
import { sayForFree } from '../sending/say-for-free.ts'
import { answerQuestion, askAgain, type Outcome } from './answer.ts'
import { withButtons } from './on-the-wire.ts'
import { findQuestion } from './questions.queries.ts'
import { AGAIN, type Answer, type Question } from './satisfaction.ts'
import { isGenuine, pageOf, type Tap } from './signed.ts'
import { SATISFACTION } from './words.ts'

/** A tap in LINE. One that was not made for this talk and this resident changes nothing, and nothing is said to it. */
export async function takeTap(
  tx: Tx<'inquiries'>,
  town: { publicUrl: string },
  now: Temporal.Instant,
  { id, residentId }: Held,
  tap: Tap,
): Promise<void> {
  const question = await findQuestion(tx, tap.id)
  if (question?.conversationId !== id || question.residentId !== residentId || !isGenuine(question, tap)) return
  const say = (words: string, dress?: ReturnType<typeof withButtons>) =>
    sayForFree(tx, now, { id, channel: 'line' }, words, { dress })
  const { over, toldAgain } = SATISFACTION[question.lang]
  if (tap.word === AGAIN) {
    await say((await askAgain(tx, now, question)) === 'over' ? over : toldAgain)
    return
  }
  const outcome = await answerQuestion(tx, now, question, tap.word)
  if (outcome === 'over') await say(over)
  else
    await say(
      thanks(town, question, tap.word, outcome),
      tap.word === 'unsolved' ? withButtons(question, [AGAIN]) : undefined,
    )
}

function thanks(town: { publicUrl: string }, question: Question, answer: Answer, outcome: Exclude<Outcome, 'over'>) {
  const words = SATISFACTION[question.lang]
  const said = { answered: words.thanks, changed: words.changed, same: words.same }[outcome]
  const more = words.more(`${town.publicUrl}${pageOf(question)}`)
  return [said, answer === 'unsolved' && words.askAgain, more].filter(Boolean).join('\n\n')
}
