import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

export const FAQ = '/console/faq'

export const LANGUAGES: Record<WrittenLanguage, string> = { ja: '日本語', en: '英語' }

export const STATES = { draft: '下書き', published: '公開中', withdrawn: '取り下げた' } as const
export type State = keyof typeof STATES

export const LONGEST = { category: 40, question: 200, answer: 4000, keyword: 30, keywords: 20 }

/** What a question and its answer say. */
export interface FaqWords {
  lang: WrittenLanguage
  category: string
  question: string
  answer: string
  /** Other words under which somebody may look for it. */
  keywords: string[]
}

export const wordsOf = ({ lang, category, question, answer, keywords }: FaqWords): FaqWords => ({
  lang,
  category,
  question,
  answer,
  keywords,
})

/** よくある質問: a question that a section answers before anybody asks it, as it is being written. */
export interface Faq extends FaqWords {
  id: number
  /** The same in every town that adopts it. */
  key: string
  sectionId: number
  section: string
  state: State
  /** Counts the changes; a form that was opened before the last one is told. */
  version: number
  /** The edition that was published last. */
  edition: number | null
  /** What is written says something else than that edition. */
  isAhead: boolean
  /** 見直し日: by when somebody looks again at what is published. */
  reviewOn: Temporal.PlainDate | null
  changedAt: Temporal.Instant
  changedBy: string
}

export const faqHref = (id: number, rest = ''): string => `${FAQ}/${id}${rest && `/${rest}`}`

/** Nothing is published twice over. */
export const canPublish = ({ state, isAhead }: Pick<Faq, 'state' | 'isAhead'>): boolean =>
  state !== 'published' || isAhead

export const canWithdraw = ({ state }: Pick<Faq, 'state'>): boolean => state !== 'withdrawn'

/** What everybody reads holds no 個人番号, whoever wrote it: somebody here, or another town. */
export const identityNumbersIn = ({ category, question, answer, keywords }: FaqWords) =>
  Object.entries({ category, question, answer, keywords: keywords.join('、') })
    .filter(([, text]) => maskIdentityNumbers(text).masked > 0)
    .map(([field]) => ({
      field,
      message: '個人番号(マイナンバー)のような数字があります。だれでも読むものなので、消してください。',
    }))

const BETWEEN = /[、,，\n]+/

/** @throws Refusal 422 with everything that is wrong */
export function readFaq(typed: Typed): FaqWords {
  const form = formReader(typed)
  const words = {
    lang: form.oneOf('lang', '言語', LANGUAGES),
    category: form.line('category', '分類', LONGEST.category),
    question: form.line('question', '質問', LONGEST.question),
    answer: form.text('answer', '答え', LONGEST.answer),
    keywords: [...new Set(firstOf(typed, 'keywords').split(BETWEEN).map(tidy).filter(Boolean))],
  }
  if (!words.answer) form.wrong('answer', '答えを入力してください。')
  if (/[^\P{Cc}\n]/u.test(words.answer) || ![words.answer, words.question].every((one) => one.isWellFormed()))
    form.wrong('answer', '答えに使えない文字があります。')
  if (words.keywords.length > LONGEST.keywords || words.keywords.some((one) => one.length > LONGEST.keyword))
    form.wrong('keywords', `さがす言葉は ${LONGEST.keywords} 個まで、一つ ${LONGEST.keyword} 文字までにしてください。`)
  for (const { field, message } of identityNumbersIn(words)) form.wrong(field, message)
  form.done()
  return words
}

const tidy = (word: string): string =>
  word
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
