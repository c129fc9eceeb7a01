import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { plainHyphens } from '#lib/text/phone.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { mailboxOf } from '../identity/residents/email-code.ts'

/** A form as it was typed: each field with its values. */
export type Typed = Readonly<Record<string, readonly string[]>>

export const firstOf = (typed: Typed, field: string): string => typed[field]?.[0] ?? ''

/** The version that somebody saw. 0, which nothing has, where it is none. */
export const versionIn = (typed: Typed): number => wholeNumber(firstOf(typed, 'version'), 0, 999_999_999) ?? 0

/** One line as it is kept: no control characters, no space around it, letters of one kind. */
export const tidy = (words: string): string =>
  words
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** What is wrong with a field that bears this word. */
const WRONG = {
  ja: {
    number: (word: string, least: number, most: number) =>
      `${word}は、${least.toLocaleString('ja')} から ${most.toLocaleString('ja')} までの数で入力してください。`,
    missing: (word: string) => `${word}を入力してください。`,
    long: (word: string, longest: number) => `${word}は ${longest.toLocaleString('ja')} 文字までにしてください。`,
    day: (word: string) => `${word}を、日付で入力してください。`,
    time: (word: string) => `${word}を、時刻で入力してください。例: 09:00`,
    one: (word: string) => `${word}を選んでください。`,
    some: (word: string) => `${word}を一つ以上選んでください。`,
    phone: '電話番号は、数字とハイフンで入力してください。例: 0980-00-0100',
    email: 'メールアドレスを確かめてください。例: taro@example.jp',
  },
  en: {
    number: (word: string, least: number, most: number) =>
      `${word}: enter a number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`,
    missing: (word: string) => `${word}: please fill this in.`,
    long: (word: string, longest: number) => `${word}: ${longest.toLocaleString('en')} characters at most, please.`,
    day: (word: string) => `${word}: enter a date.`,
    time: (word: string) => `${word}: enter a time. Example: 09:00`,
    one: (word: string) => `${word}: choose one.`,
    some: (word: string) => `${word}: choose at least one.`,
    phone: 'Enter the telephone number in digits. Example: +81 980-00-0100',
    email: 'This is not an e-mail address. Example: taro@example.jp',
  },
} satisfies Record<WrittenLanguage, unknown>

const decimalOf = (words: string): number | undefined => {
  const plain = words.normalize('NFKC').trim()
  return /^\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

/** A browser sends fields as they stand on the page. What it does not send (nothing ticked) stays behind what was told before it. */
function inPageOrder(typed: Typed, mistakes: Mistake[]): Mistake[] {
  const fields = Object.keys(typed)
  let before = -1
  return mistakes
    .map((mistake) => {
      const sent = fields.indexOf(mistake.field ?? '')
      before = sent < 0 ? before : sent
      return { mistake, at: before }
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ mistake }) => mistake)
}

/** Reads a form field by field and gathers what is wrong, so that everything is told at once. A field with a mistake reads as nothing. */
export function formReader(typed: Typed, language: WrittenLanguage = 'ja') {
  const [mistakes, words]: [Mistake[], (typeof WRONG)['ja']] = [[], WRONG[language]]
  const wrong = (field: string, message: string) => void mistakes.push({ field, message })
  const said = (field: string) => firstOf(typed, field).trim() !== ''

  const within = (
    field: string,
    word: string,
    [least, most]: readonly [number, number],
    value: number | undefined,
  ): number => {
    if (value !== undefined && value >= least && value <= most) return value
    wrong(field, words.number(word, least, most))
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
      if (!text) wrong(field, words.missing(word))
      else if (text.length > longest) wrong(field, words.long(word, longest))
      return text
    },
    text(field: string, word: string, longest: number): string {
      const text = firstOf(typed, field).normalize('NFC').replaceAll('\r\n', '\n').trim()
      if (text.length > longest) wrong(field, words.long(word, longest))
      return text
    },
    phone(field: string): string {
      const phone = plainHyphens(firstOf(typed, field).normalize('NFKC').trim())
      if (!/^[0-9+() -]{0,20}$/.test(phone)) wrong(field, words.phone)
      return phone
    },
    email(field: string): string {
      const email = mailboxOf(firstOf(typed, field))
      if (!isMailbox(email)) wrong(field, words.email)
      return email
    },
    day(field: string, word: string): Temporal.PlainDate | undefined {
      const day = typedDate(firstOf(typed, field))
      if (!day) wrong(field, words.day(word))
      return day
    },
    time(field: string, word: string): Temporal.PlainTime | undefined {
      const time = typedTime(firstOf(typed, field))
      if (!time) wrong(field, words.time(word))
      return time
    },
    /** When a place opens and closes: both, or neither. */
    hours(): { opens: Temporal.PlainTime | null; closes: Temporal.PlainTime | null } {
      const [opens, closes] = ['opens', 'closes'].map((field) => typedTime(firstOf(typed, field)) ?? null)
      const half = said('opens') !== said('closes')
      if (half || (said('opens') && !(opens && closes)))
        wrong('opens', '開く時刻と閉まる時刻を、両方とも入力してください。決まっていなければ、両方とも空にします。')
      if (opens && closes && Temporal.PlainTime.compare(opens, closes) >= 0)
        wrong('closes', '閉まる時刻は、開く時刻より後にしてください。')
      return { opens: opens ?? null, closes: closes ?? null }
    },
    /** The id of what was chosen from a list. */
    id(field: string, word: string): number {
      const id = wholeNumber(firstOf(typed, field), 1, Number.MAX_SAFE_INTEGER)
      if (id === undefined) wrong(field, words.one(word))
      return id ?? 0
    },
    /** One of the keys. */
    oneOf<Key extends string>(field: string, word: string, of: Record<Key, unknown>): Key {
      const key = firstOf(typed, field)
      if (!Object.hasOwn(of, key)) wrong(field, words.one(word))
      return key as Key
    },
    /** Those of the keys that were ticked, in their own order; one at least. */
    someOf<Key extends string>(field: string, word: string, of: Record<Key, unknown>): Key[] {
      const keys = (Object.keys(of) as Key[]).filter((key) => typed[field]?.includes(key))
      if (keys.length === 0) wrong(field, words.some(word))
      return keys
    },
    /** @throws Refusal 422 with everything that is wrong, in the order of the page */
    done: () => refuseMistakes(inPageOrder(typed, mistakes)),
  }
}

export type FormReader = ReturnType<typeof formReader>
