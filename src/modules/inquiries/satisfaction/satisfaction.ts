import { TOKYO } from '#lib/time/clock.ts'
import type { Language } from '#lib/text/language.ts'
import type { Channel } from '../conversations/conversations.queries.ts'

/** What one tap says. */
export const ANSWERS = ['solved', 'partly', 'unsolved'] as const
export type Answer = (typeof ANSWERS)[number]
/** 解決していない, and staff are asked once more. */
export const AGAIN = 'again'
export type Tapped = Answer | typeof AGAIN

export const isAnswer = (word: string): word is Answer => ANSWERS.some((one) => one === word)

export const LONGEST_COMMENT = 500

/** Nobody is asked more often. The database refuses it too. */
export const DAYS_BETWEEN = 30
/** An answer may be changed for so long; afterwards it is counted. */
const DAYS_TO_CHANGE = 7
const [OPENS, CLOSES] = [8, 20]

/** 満足度の質問 about one closing, and its answer. */
export interface Question {
  id: number
  conversationId: number
  residentId: number
  /** Which answered. */
  sectionId: number
  /** The section that has the conversation now. */
  heldBy: number
  channel: Channel
  lang: Language
  signingKey: Buffer
  askedAt: Temporal.Instant | null
  /** It was not asked after all, or the resident wrote instead of answering. */
  lapsedAt: Temporal.Instant | null
  answer: Answer | null
  answeredAt: Temporal.Instant | null
  comment: string
  askedAgainAt: Temporal.Instant | null
}

/** Nobody is woken, or shown at night, that the town wants something. */
export function isAskingHour(now: Temporal.Instant): boolean {
  const { hour } = now.toZonedDateTimeISO(TOKYO)
  return hour >= OPENS && hour < CLOSES
}

const within = (days: number, since: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(now, since.add({ hours: days * 24 })) < 0

/** A first answer may come until somebody may be asked again; it may be changed for a week. */
export function isOpen({ askedAt, lapsedAt, answeredAt }: Question, now: Temporal.Instant): boolean {
  if (!askedAt || lapsedAt) return false
  return answeredAt ? within(DAYS_TO_CHANGE, answeredAt, now) : within(DAYS_BETWEEN, askedAt, now)
}

/** Staff can be asked once more as long as the answer stands open, once. */
export const canAskAgain = (question: Question, now: Temporal.Instant): boolean =>
  question.answer === 'unsolved' && !question.askedAgainAt && isOpen(question, now)
