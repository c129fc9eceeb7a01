import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { typedDate } from '#lib/time/typed-moment.ts'

/** A form as it was typed: each field with its values. */
export type Typed = Readonly<Record<string, readonly string[]>>

export const firstOf = (typed: Typed, field: string): string => typed[field]?.[0] ?? ''

/** One line as it is kept: no control characters, no space around it, letters of one kind. */
const tidy = (words: string): string =>
  words
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()

const decimalOf = (words: string): number | undefined => {
  const plain = words.normalize('NFKC').trim()
  return /^\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

/** Reads a form field by field and gathers what is wrong, so that everything is told at once. A field with a mistake reads as nothing. */
export function formReader(typed: Typed) {
  const mistakes: Mistake[] = []
  const wrong = (field: string, message: string) => void mistakes.push({ field, message })
  const said = (field: string) => firstOf(typed, field).trim() !== ''

  const within = (
    field: string,
    word: string,
    [least, most]: readonly [number, number],
    value: number | undefined,
  ): number => {
    if (value !== undefined && value >= least && value <= most) return value
    wrong(
      field,
      `${word}は、${least.toLocaleString('ja')} から ${most.toLocaleString('ja')} までの数で入力してください。`,
    )
    return 0
  }
  const whole = (field: string, word: string, range: readonly [number, number]): number =>
    within(field, word, range, wholeNumber(firstOf(typed, field), ...range))
  const decimal = (field: string, word: string, range: readonly [number, number]): number =>
    within(field, word, range, decimalOf(firstOf(typed, field)))

  return {
    wrong,
    said,
    whole,
    decimal,
    /** Nothing where nothing was typed. */
    wholeOrNothing: (field: string, word: string, range: readonly [number, number]) =>
      said(field) ? whole(field, word, range) : null,
    decimalOrNothing: (field: string, word: string, range: readonly [number, number]) =>
      said(field) ? decimal(field, word, range) : null,
    line(field: string, word: string, longest: number): string {
      const text = tidy(firstOf(typed, field))
      if (!text) wrong(field, `${word}を入力してください。`)
      else if (text.length > longest) wrong(field, `${word}は ${longest} 文字までにしてください。`)
      return text
    },
    text(field: string, word: string, longest: number): string {
      const text = firstOf(typed, field).normalize('NFC').replaceAll('\r\n', '\n').trim()
      if (text.length > longest) wrong(field, `${word}は ${longest.toLocaleString('ja')} 文字までにしてください。`)
      return text
    },
    day(field: string, word: string): Temporal.PlainDate | undefined {
      const day = typedDate(firstOf(typed, field))
      if (!day) wrong(field, `${word}を、日付で入力してください。`)
      return day
    },
    /** One of the words. */
    oneOf<Key extends string>(field: string, word: string, words: Record<Key, unknown>): Key {
      const key = firstOf(typed, field)
      if (!Object.hasOwn(words, key)) wrong(field, `${word}を選んでください。`)
      return key as Key
    },
    /** Those of the words that were ticked, in their own order; one at least. */
    someOf<Key extends string>(field: string, word: string, words: Record<Key, unknown>): Key[] {
      const keys = (Object.keys(words) as Key[]).filter((key) => typed[field]?.includes(key))
      if (keys.length === 0) wrong(field, `${word}を一つ以上選んでください。`)
      return keys
    },
    /** @throws Refusal 422 with everything that is wrong */
    done: () => refuseMistakes(mistakes),
  }
}

export type FormReader = ReturnType<typeof formReader>
