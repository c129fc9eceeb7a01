import { askerWord } from '#kernel/conversations/conversations.ts'
import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { raiseConversation } from '../conversations/incoming.queries.ts'
import { tellAuthors } from '../held/tell-author.ts'
import { promiseAnswer } from '../promises/promise-answer.ts'
import { insertSaid } from '../sending/outgoing.queries.ts'
import { holdQuestion, setAnswer, setAskedAgain, setComment } from './questions.queries.ts'
import { type Answer, canAskAgain, isOpen, LONGEST_COMMENT, type Question } from './satisfaction.ts'
import { SATISFACTION } from './words.ts'

/** What became of a tap. `over`: it came too late, or what it answers is no more; nothing was changed. */
export type Outcome = 'answered' | 'changed' | 'same' | 'over'

/** 満足度に答える. The second tap of the same is none; another one changes the answer for a week. */
export async function answerQuestion(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  seen: Question,
  answer: Answer,
): Promise<Outcome> {
  const question = await holdQuestion(tx, seen)
  if (question.answer === answer) return 'same'
  if (!isOpen(question, now)) return 'over'
  await setAnswer(tx, now, question.id, answer)
  await note(tx, now, question, 'conversation.satisfaction_answered', { answer, before: question.answer })
  return question.answer ? 'changed' : 'answered'
}

/** ひとこと with an answer: the last one stands, and none where nothing was typed. @throws Refusal 422 where it is too long */
export async function commentOn(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  seen: Question,
  typed: string,
): Promise<Outcome> {
  const plain = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().toWellFormed()
  const { text: comment } = maskIdentityNumbers(plain)
  if (comment.length > LONGEST_COMMENT) throw new Refusal(422, SATISFACTION[seen.lang].tooLong, 'comment')
  const question = await holdQuestion(tx, seen)
  if (question.comment === comment) return 'same'
  if (!question.answer || !isOpen(question, now)) return 'over'
  await setComment(tx, question.id, comment)
  const about = { characters: comment.length }
  await note(tx, now, question, 'conversation.satisfaction_commented', about)
  return 'changed'
}

/** もう一度たずねる: the resident waits again, with all that follows from it. Twice is once. */
export async function askAgain(tx: Tx<'inquiries'>, now: Temporal.Instant, seen: Question): Promise<Outcome> {
  const question = await holdQuestion(tx, seen)
  if (question.askedAgainAt) return 'same'
  if (!canAskAgain(question, now)) return 'over'
  const { id, conversationId, lang } = question
  const message = { kind: 'text', body: SATISFACTION[lang].asked } as const
  await setAskedAgain(tx, now, id)
  await insertSaid(tx, conversationId, message, { by: 'resident', at: now })
  await raiseConversation(tx, { id: conversationId }, { ...message, author: 'resident', occurredAt: now })
  await tellAuthors(tx, conversationId, now)
  await note(tx, now, question, 'conversation.satisfaction_asked_again', {})
  await promiseAnswer(tx, now, conversationId, 'text')
  return 'answered'
}

async function note(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, conversationId, residentId, heldBy }: Question,
  action: `conversation.satisfaction_${string}`,
  about: Record<string, unknown>,
): Promise<void> {
  await tellScreens(tx, `inquiries:${heldBy}`)
  await tellScreens(tx, askerWord(conversationId))
  await record(tx, now, `resident:${residentId}`, action, `conversation:${conversationId}`, { question: id, ...about })
}
