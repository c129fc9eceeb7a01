import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'

export const CANNED = '/console/inquiries/canned'

export const LONGEST = { title: 60, body: 4000 }

/** What is filled in when the words are put into a reply. The database knows the same names. */
export const VARIABLES = {
  氏名: '相手の名前',
  課: '相談を受け持つ課',
  担当: '書いている職員の名前',
  電話: '町の代表電話',
  きょう: '入れる日の日付',
} as const
export type Variable = keyof typeof VARIABLES

export const variablesInWords = Object.keys(VARIABLES)
  .map((name) => `{${name}}`)
  .join('、')

export interface CannedWords {
  title: string
  body: string
}

/** 定型文: words that a section, or the whole town, says often. */
export interface Canned extends CannedWords {
  id: number
  /** None: the whole town. */
  sectionId: number | null
  section: string | null
  version: number
}

/** Names in braces that are none of ours. */
const unknownIn = (body: string): string[] =>
  [...body.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!).filter((name) => !Object.hasOwn(VARIABLES, name))

/** @throws Refusal 422 with everything that is wrong */
export function readCanned(typed: Typed): CannedWords {
  const form = formReader(typed)
  const words = {
    title: form.line('title', '題名', LONGEST.title),
    body: form.text('body', '文', LONGEST.body).replaceAll(/[｛{]([^｛｝{}]*)[｝}]/g, '{$1}'),
  }
  const unknown = unknownIn(words.body)
  if (!words.body) form.wrong('body', '文を入力してください。')
  else if (unknown.length > 0) form.wrong('body', `{${unknown[0]}} は使えません。使えるのは ${variablesInWords} です。`)
  else if (/[{}]/.test(words.body.replaceAll(/\{[^{}]*\}/g, '')))
    form.wrong('body', `かっこ「{」「}」は、${variablesInWords} だけに使えます。`)
  if (/[^\P{Cc}\n]/u.test(words.body) || !words.body.isWellFormed()) form.wrong('body', '文に使えない文字があります。')
  for (const field of ['title', 'body'] as const)
    if (maskIdentityNumbers(words[field]).masked > 0)
      form.wrong(field, '個人番号(マイナンバー)のような数字があります。消してください。')
  form.done()
  return words
}

/** About whom and by whom. */
export interface Filling {
  resident: string
  section: string
  staff: string
  phone: string
  now: Temporal.Instant
}

/** The final words, which the clerk sees and may change before they go. */
export function fillIn(body: string, { resident, section, staff, phone, now }: Filling): string {
  const values: Record<Variable, string> = {
    氏名: resident || 'ご相談者',
    課: section,
    担当: staff,
    電話: phone,
    きょう: dateInWords(dateInTokyo(now)),
  }
  return body.replaceAll(/\{([^{}]*)\}/g, (all, name: string) =>
    Object.hasOwn(values, name) ? values[name as Variable] : all,
  )
}
