/** 言語モデルに頼むこと: each is switched on by itself. */
export const USES = {
  draft: '返信の下書き',
  summary: '要約',
  plain: 'やさしい日本語',
  translation: '返信の翻訳',
  reading: '届いた言葉の翻訳',
} as const
export type Use = keyof typeof USES

export const isUse = (text: string): text is Use => Object.hasOwn(USES, text)

/** Into what a reply is translated. */
export const LANGUAGES = {
  en: '英語',
  zh: '中国語(簡体字)',
  ko: '韓国語',
  vi: 'ベトナム語',
  pt: 'ポルトガル語',
  id: 'インドネシア語',
  ne: 'ネパール語',
  tl: 'フィリピノ語',
} as const
export type Target = keyof typeof LANGUAGES

/** So many messages can be read without a summary. */
export const WORTH_A_SUMMARY = 10
export const LONGEST_ORIGINAL = 5_000
export const LONGEST_ANSWER = 20_000

/** 機械が書いたもの in a conversation. */
export interface MachineText {
  id: number
  use: Use
  state: 'asked' | 'sent' | 'answered' | 'failed'
  /** What is read; up to which is summed up. */
  messageId: number | null
  language: Target | null
  /** The reply as it was. */
  original: string
  body: string
  /** よくある質問 by their numbers in the answer: the first is [1]. */
  sources: number[]
  warning: string
  failure: string | null
  /** Which model wrote it. */
  model: string | null
  askedAt: Temporal.Instant
  askedBy: number
  endedAt: Temporal.Instant | null
}

export const isOpen = ({ state }: Pick<MachineText, 'state'>): boolean => state === 'asked' || state === 'sent'

/** What belongs to a reply is of whoever writes it; the rest is of the section. */
export const isOwn = (use: Use): boolean => use === 'draft' || use === 'plain' || use === 'translation'

/** After which one that is under way is thought to be lost: longer than any answer is waited for. */
export const LOST_AFTER = { minutes: 3 }

/**
 * Addresses, and names of files. A name begins where a word does: tried at each letter of one long word, it would read the rest of it again
 * from each. So every word is read twice at most, there and back.
 */
const NO_WORDS = /https?:\S+|(?<!\S)\S+\.[a-z\d]{2,4}(?!\S)/gi

/** Letters of which hardly any is kana: words in another language. Signs, digits, names of files and a few letters are nothing to translate. */
export function isForeign(words: string): boolean {
  const letters = words.replaceAll(NO_WORDS, '').match(/\p{L}/gu) ?? []
  const kana = letters.filter((letter) => /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(letter))
  return letters.length >= 4 && kana.length * 10 < letters.length && !isShortHan(letters)
}

/** 市役所前: a few Chinese characters are as good as Japanese. */
const isShortHan = (letters: readonly string[]) =>
  letters.length < 12 && letters.every((letter) => /\p{sc=Han}/u.test(letter))

/** What is between brackets as the number of a source: [1], [2, 3], 【1】. */
export const CITATION = /[[［【]\s*(\d{1,3}(?:\s*[,、，]\s*\d{1,3})*)\s*[\]］】]/g

const numbersIn = (list: string) => list.split(/[,、，]/).map((number) => Number(number.trim()))

export const NO_ANSWER = '該当なし'
const NOT_FOUND = 'よくある質問に、この相談の答えは見つかりませんでした。下書きは作っていません。'

export const WARNINGS = {
  unknown: '根拠のない番号が付いていたので、外しました。内容を必ず確かめてください。',
  none: '根拠の番号がありません。内容を必ず確かめてください。',
}

/**
 * A draft with the numbers of what it was made of. What names sources that do not exist is shown without those numbers, and with a warning.
 * @param answer in which digits may be wide
 */
export function readDraft(answer: string, sources: number): { body: string; warning: string } | { failure: string } {
  const narrow = answer.replaceAll(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  if (sources === 0 || narrow.startsWith(NO_ANSWER)) return { failure: NOT_FOUND }
  let unknown = 0
  const cited = new Set<number>()
  const body = narrow
    .replaceAll(CITATION, (_, list: string) => {
      const known = numbersIn(list).filter((number) => number >= 1 && number <= sources)
      unknown += numbersIn(list).length - known.length
      for (const number of known) cited.add(number)
      return known.map((number) => `[${number}]`).join('')
    })
    .trim()
  if (!body) return { failure: NOT_FOUND }
  return { body, warning: unknown > 0 ? WARNINGS.unknown : cited.size === 0 ? WARNINGS.none : '' }
}

/** Which sources a draft names, in their order. */
export const citedIn = ({ body, sources }: Pick<MachineText, 'body' | 'sources'>): { number: number; id: number }[] => {
  const named = new Set([...body.matchAll(CITATION)].flatMap(([, list]) => numbersIn(list!)))
  return sources.map((id, at) => ({ id, number: at + 1 })).filter(({ number }) => named.has(number))
}

const BESIDE = '(日本語の原文 / Original in Japanese)'

/** What goes into the reply: a draft with addresses in place of numbers; a translation, and below it what it was made of. */
export function inReply(text: Pick<MachineText, 'use' | 'body' | 'sources' | 'original'>, publicUrl: string): string {
  if (text.use === 'translation') return `${text.body}\n\n${BESIDE}\n${text.original}`
  if (text.use !== 'draft') return text.body
  const addresses = citedIn(text).map(({ id }) => `${publicUrl}/faq/${id}`)
  return [text.body.replaceAll(CITATION, '').trim(), ...addresses].join('\n\n')
}

/** The draft with it: in place of what it was made of, where that still stands; otherwise below what stands. Nothing that was typed is lost. */
export function withReply(draft: string, text: Pick<MachineText, 'use' | 'original'>, words: string): string {
  const same = text.use !== 'draft' && draft.trim() === text.original.trim()
  return same || !draft.trim() ? words : `${draft}\n\n${words}`
}
