import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '#lib/text/language.ts'
import { asksWith } from '../languages/talk-words.ts'

/** 受け取るお知らせ: what somebody on LINE wants to receive. */
export interface Subscription {
  topicIds: number[]
  wardId: number | null
  /** Years and months in which their children were born. */
  children: Temporal.PlainYearMonth[]
}

/** 話題 or 地区, as the town defines them. */
export interface NoticeLabel {
  id: number
  kind: LabelKind
  name: string
}
export type LabelKind = 'topic' | 'ward'

export const MOST_CHILDREN = 8
/** A child is not asked for longer. */
export const OLDEST_CHILD = 20

/** What one writes in the talk to get a link to the page; each holds in every talk. */
export const NOTICES_WORDS: Record<Language, string> = {
  ja: 'お知らせ',
  easy: 'おしらせ',
  en: 'notices',
  zh: '通知',
  ko: '안내',
  vi: 'thông báo',
  pt: 'avisos',
}
export const NOTICES_WORD = NOTICES_WORDS.ja

export const asksForNotices = asksWith(Object.values(NOTICES_WORDS))

/** 2023-04, 2023/4, 2023年4月. Undefined where it is no month. */
export function typedMonth(typed: string): Temporal.PlainYearMonth | undefined {
  const [, year, month] = /^(\d{4})(?:[-/.]|年)(\d{1,2})月?$/.exec(typed.normalize('NFKC').trim()) ?? []
  if (!year || Number(month) < 1 || Number(month) > 12) return undefined
  return Temporal.PlainYearMonth.from({ year: Number(year), month: Number(month) })
}

/** @throws Refusal 422 with everything that is wrong */
export function readSubscription(
  typed: Typed,
  labels: readonly NoticeLabel[],
  today: Temporal.PlainDate,
): Subscription {
  const form = formReader(typed)
  const chosen = (kind: LabelKind, field: string) =>
    labels.filter((label) => label.kind === kind && typed[field]?.includes(String(label.id))).map(({ id }) => id)
  const topicIds = chosen('topic', 'topics')
  if (topicIds.length === 0)
    form.wrong('topics', '受け取る話題を一つ以上選んでください。やめるときは「すべて止める」を押します。')
  const [wardId = null] = chosen('ward', 'ward')
  if (form.said('ward') && wardId === null) form.wrong('ward', 'お住まいの地区を選び直してください。')
  const months = (typed['children'] ?? []).filter((month) => month.trim() !== '')
  if (months.length > MOST_CHILDREN) form.wrong('children', `お子さんの生まれた年月は、${MOST_CHILDREN}人までです。`)
  const children = new Map<string, Temporal.PlainYearMonth>()
  for (const typedOne of months) {
    const month = typedMonth(typedOne)
    if (!month || !isChildhood(month, today)) {
      form.wrong(
        'children',
        `お子さんの生まれた年月を、これまで${OLDEST_CHILD}年の中で入力してください。例: ${today.year - 2}-04`,
      )
      break
    }
    children.set(month.toString(), month)
  }
  form.done()
  return { topicIds, wardId, children: [...children.values()] }
}

function isChildhood(month: Temporal.PlainYearMonth, today: Temporal.PlainDate): boolean {
  const last = today.toPlainYearMonth()
  return (
    Temporal.PlainYearMonth.compare(month, last) <= 0 &&
    Temporal.PlainYearMonth.compare(month, last.subtract({ years: OLDEST_CHILD })) >= 0
  )
}
