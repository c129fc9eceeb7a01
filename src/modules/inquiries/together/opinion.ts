import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { LONGEST_NOTE, withoutNumbers } from '../casework/notes/note.ts'

/** How a request ended: with the opinion, taken back, or with the conversation, which was closed, moved, or went on in confidence. */
export const OUTCOMES = {
  given: '意見が返りました',
  withdrawn: '合議を取り下げました',
  closed: '相談が完了したので、合議は終わりました',
  moved: '相談がほかの課へ移ったので、合議は終わりました',
  confidential: '町のページで続けることになったので、合議は終わりました',
} as const
export type Outcome = keyof typeof OUTCOMES

/** 合議: one section is asked by another what it thinks. */
export interface OpinionRequest {
  id: number
  conversationId: number
  fromSectionId: number
  fromSection: string
  sectionId: number
  section: string
  askedById: number
  askedBy: string
  askedAt: Temporal.Instant
  question: string
  /** 希望日: by when it helps. */
  wishedOn: Temporal.PlainDate
  /** Null: open. */
  outcome: Outcome | null
  endedAt: Temporal.Instant | null
  endedBy: string | null
  opinion: string
}

/** Whoever gave an opinion reads on for so long: they see what became of it. */
export const READ_DAYS = 30
export const MOST_ASKED = 10
export const LONGEST_OPINION = LONGEST_NOTE
const MOST_DAYS_AHEAD = 366

export const isOverdue = (
  { outcome, wishedOn }: Pick<OpinionRequest, 'outcome' | 'wishedOn'>,
  today: Temporal.PlainDate,
) => outcome === null && Temporal.PlainDate.compare(wishedOn, today) < 0

export const wishedInWords = (
  request: Pick<OpinionRequest, 'outcome' | 'wishedOn'>,
  today: Temporal.PlainDate,
): string => `${dateInWords(request.wishedOn)}まで${isOverdue(request, today) ? '(過ぎています)' : ''}`

export interface NewQuestion {
  sections: number[]
  question: string
  wishedOn: Temporal.PlainDate
}

/** @throws Refusal 422 with everything that is wrong */
export function readQuestion(typed: Typed, today: Temporal.PlainDate): NewQuestion {
  const form = formReader(typed)
  const sections = [...new Set(typed['asked'])].map(Number)
  if (sections.length === 0 || sections.some((id) => !Number.isSafeInteger(id) || id < 1))
    form.wrong('asked', '意見を求める課を選んでください。')
  if (sections.length > MOST_ASKED) form.wrong('asked', `一度に選べる課は ${MOST_ASKED} までです。`)
  const question = withoutNumbers(form.text('question', 'ききたいこと', LONGEST_OPINION)).trim()
  if (!question) form.wrong('question', 'ききたいことを入力してください。選んだ課の職員が読みます。')
  const wishedOn = form.day('wished', '希望日')
  if (wishedOn && Temporal.PlainDate.compare(wishedOn, today) < 0)
    form.wrong('wished', '希望日は、きょうから先の日にしてください。')
  if (wishedOn && Temporal.PlainDate.compare(wishedOn, today.add({ days: MOST_DAYS_AHEAD })) > 0)
    form.wrong('wished', '希望日は、1年先までの日にしてください。')
  form.done()
  return { sections, question, wishedOn: wishedOn! }
}

/** @throws Refusal 422 */
export function readOpinion(typed: Typed): string {
  const form = formReader(typed)
  const opinion = withoutNumbers(form.text('opinion', '意見', LONGEST_OPINION)).trim()
  if (!opinion) form.wrong('opinion', '意見を入力してください。')
  form.done()
  return opinion
}

export const OPINIONS = '/console/inquiries/opinions'
export const opinionHref = (requestId: number) => `${OPINIONS}/${requestId}` as const
