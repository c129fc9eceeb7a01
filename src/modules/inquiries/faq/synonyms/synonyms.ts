import { firstOf, formReader, tidy, type Typed } from '#kernel/http/form-reader.ts'
import { words as cut } from '#lib/retrieval/tokenizer.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { fold } from '#lib/text/fold.ts'
import { FAQ } from '../faq.ts'

export const SYNONYMS = `${FAQ}/synonyms`

export const LONGEST_WORD = 30
const FEWEST = 2
export const MOST = 20
/** Groups of one town: more would slow every question down. */
export const MOST_GROUPS = 1000

/** 類語: words of one group mean the same, whichever of them is asked for. */
export interface SynonymGroup {
  id: number
  words: string[]
  version: number
}

const BETWEEN = /[、,，\r\n]+/

/** As they were typed, one group in one field. */
const wordsIn = (typed: string): string[] => typed.split(BETWEEN).map(tidy).filter(Boolean)

/** @throws Refusal 422 with everything that is wrong */
export function readWords(typed: Typed): string[] {
  const form = formReader(typed)
  const all = wordsIn(firstOf(typed, 'words').toWellFormed())
  const words = [...new Map(all.map((word) => [fold(word), word])).values()]
  const wrong = (message: string) => form.wrong('words', message)
  const long = words.find((word) => Math.max(word.length, fold(word).length) > LONGEST_WORD)
  const empty = words.find((word) => cut(word).length === 0)
  if (words.length < all.length)
    wrong('全角と半角、カタカナとひらがなだけが違う言葉は、同じ言葉として扱います。一つにしてください。')
  else if (words.length < FEWEST || words.length > MOST)
    wrong(`同じ意味の言葉を、${FEWEST} 個から ${MOST} 個まで、「、」で区切って入力してください。`)
  if (long) wrong(`「${long.slice(0, LONGEST_WORD)}…」が長すぎます。一つ ${LONGEST_WORD} 文字までにしてください。`)
  else if (empty) wrong(`「${empty}」だけではさがせません。ほかの言葉にしてください。`)
  if (maskIdentityNumbers(words.join('、')).masked > 0)
    wrong('個人番号(マイナンバー)のような数字があります。消してください。')
  form.done()
  return words
}
