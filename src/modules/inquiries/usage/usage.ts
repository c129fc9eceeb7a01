import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import type { Usage } from './usage.queries.ts'

/** Before it no month is reported. */
export const FIRST_YEAR = 2000

/** Which month is asked for; where none is, the one that was over last. @throws Refusal 422 */
export function readMonth(typed: string | undefined, now: Temporal.Instant): Temporal.PlainYearMonth {
  const current = dateInTokyo(now).toPlainYearMonth()
  if (!typed) return current.subtract({ months: 1 })
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(typed) ? Temporal.PlainYearMonth.from(typed) : undefined
  if (!month || Temporal.PlainYearMonth.compare(month, current) > 0)
    throw new Refusal(422, '今月までの月を 2026-11 のように選んでください。', 'month')
  return month
}

export const total = (usage: Usage, of: 'talks' | 'begun' | 'received' | 'answered' | 'confidential'): number =>
  usage.sections.reduce((sum, section) => sum + section[of], 0)

export const SECTION_HEADS = ['課', '相談', 'うち新規', '受信', '返信', '町のページへ移行'] as const

export const sectionRows = (usage: Usage): (string | number)[][] => [
  ...usage.sections.map((one) => [one.section, one.talks, one.begun, one.received, one.answered, one.confidential]),
  ['合計', ...(['talks', 'begun', 'received', 'answered', 'confidential'] as const).map((of) => total(usage, of))],
]

/** The facts that are one number each. @param accounts LINE公式アカウント of the town */
export const facts = (usage: Usage, accounts: number): [string, number][] => [
  ['LINE公式アカウント', accounts],
  ['利用した課', usage.sections.length],
  ['町のページへ移した相談', usage.confidential.begun],
  ['そのうち開かれた相談(その月に開かれたもの)', usage.confidential.opened],
  ['LINE に戻した相談', usage.confidential.returned],
  ['ほかの課の相談の閲覧', usage.viewings],
  ['事故等', usage.incidents.length],
]

export const incidentRows = (usage: Usage): string[][] =>
  usage.incidents.map(({ happenedOn, what, done }) => [dateInWords(happenedOn), what, done])
