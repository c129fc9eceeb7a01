import { buildFaqIndex } from '#lib/retrieval/faq-index.ts'
import { pieces, words as cut } from '#lib/retrieval/tokenizer.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { FAQ } from '../faq.ts'

export const GAPS = `${FAQ}/gaps`

/** So many are looked through, the newest first, however long the history is. */
export const MOST_READ = 500
/** So many are closed at once: their numbers stand in one address. */
export const MOST_TOGETHER = 200
/** Longer questions are compared by their beginning. */
export const LONGEST = 200
export const LONGEST_REASON = 200
/** Words of searches are kept so long. */
export const KEPT_DAYS = 90

/** 答えがなかった質問: what somebody asked and no published answer was shown for it, or put into the reply; or a search that found nothing. */
export interface Gap {
  id: number
  lang: WrittenLanguage
  words: string
  times: number
  /** Of a search: the last time. */
  happenedAt: Temporal.Instant
  /** The talk it was asked in; none where it was a search. */
  conversationId: number | null
  section: string | null
}

/** Gaps that ask alike. */
export interface GapGroup {
  /** The newest first. */
  gaps: Gap[]
  times: number
}

/** What courtesy says: asks nothing. */
const COURTEOUS =
  /(?:どうも)?(?:ありがと|有難)う?(?:ございま(?:す|した))?|(?:承知|了解)(?:いた)?し(?:ま(?:す|した))?|(?:大変|とても)?助か(?:り|る)ま?(?:す|した)?|お世話になり?(?:ま(?:す|した))?|(?:どうぞ)?(?:よろし|宜し)くお願い(?:いた|致)?し(?:ます)?|thank you|thanks/giu

/** Whether there is a word by which an answer could have been found. */
export function asksSomething(text: string): boolean {
  const rest = text.replaceAll(COURTEOUS, ' ')
  return cut(rest).length + pieces(rest).length > 0
}

/** Words of a search as they are kept: one line, and no 個人番号 in it. Undefined where they ask nothing. */
export function keptWords(typed: string): string | undefined {
  const { text } = maskIdentityNumbers(
    typed
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST)
      .toWellFormed(),
  )
  return text !== '' && asksSomething(text) ? text : undefined
}

/** Two questions are alike that have this share of their words in common, by how rare these are: what shares 「の日を教えて」 alone has 0.34. */
const ALIKE = 0.36

/** Groups what asks alike, by the index that finds answers: each with the first of those left, given the newest first. */
export function groupAlike(
  gaps: readonly Gap[],
  options: { names?: readonly string[]; synonyms?: readonly (readonly string[])[] } = {},
): GapGroup[] {
  const index = buildFaqIndex(
    gaps.map(({ id, words }) => ({ id, question: words, answer: '' })),
    options,
  )
  const scores = new Map(
    gaps.map(({ id, words }) => [
      id,
      new Map(index.search(words, gaps.length).map((found) => [found.id, found.score])),
    ]),
  )
  const scoreOf = (one: number, other: number) => scores.get(one)?.get(other) ?? 0
  const likeness = (one: number, other: number) =>
    (scoreOf(one, other) + scoreOf(other, one)) / (scoreOf(one, one) + scoreOf(other, other))
  const left = new Map(gaps.map((gap) => [gap.id, gap]))
  const groups: GapGroup[] = []
  for (const first of gaps) {
    if (!left.delete(first.id)) continue
    const alike = [...left.values()]
      .filter((other) => other.lang === first.lang && likeness(first.id, other.id) >= ALIKE)
      .slice(0, MOST_TOGETHER - 1)
    for (const { id } of alike) left.delete(id)
    const together = [first, ...alike]
    groups.push({ gaps: together, times: together.reduce((sum, { times }) => sum + times, 0) })
  }
  return groups
}

export const ORDERS = { often: '多い順', newest: '新しい順' } as const
export type Order = keyof typeof ORDERS

/** @param groups in the order of their newest */
export const inOrder = (groups: readonly GapGroup[], order: Order): GapGroup[] =>
  order === 'newest' ? [...groups] : groups.toSorted((one, other) => other.times - one.times) // the sort keeps the newest first

/** `1.2.3`, as an address or a form has the numbers of a group. */
export const idsIn = (typed: string): number[] =>
  /^\d{1,15}(?:\.\d{1,15}){0,199}$/.test(typed) ? [...new Set(typed.split('.').map(Number))] : []

export const idsOfGroup = ({ gaps }: Pick<GapGroup, 'gaps'>): string => gaps.map(({ id }) => id).join('.')
