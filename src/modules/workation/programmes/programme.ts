import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '../language.ts'
import { type Offer, type OfferWords, readOfferWords, typedOffer } from '../offers/offer.ts'

export const THEMES = {
  farming: '農作業',
  trail: '道普請(古道の手入れ)',
  exchange: '住民との交流',
  family: '親子',
} as const
export type Theme = keyof typeof THEMES

export const LANGUAGES = { ja: '日本語', en: '英語', zh: '中国語', ko: '韓国語' } as const
export type Spoken = keyof typeof LANGUAGES

/** What is particular to a プログラム. */
export interface ProgrammeDetails {
  theme: Theme
  seasonFrom: Temporal.PlainDate
  /** Its last day. */
  seasonThrough: Temporal.PlainDate
  minutes: number
  minPeople: number
  maxPeople: number
  meetingPlace: string
  meetingPlaceEn: string
  bring: string
  bringEn: string
  languages: Spoken[]
}

export type Programme = Offer & ProgrammeDetails
export type NewProgramme = OfferWords & ProgrammeDetails

/** 開催回: one date of a programme. */
export interface Session {
  id: number
  startsAt: Temporal.Instant
  places: number
  /** Booked, or held for a firm that is deciding. */
  taken: number
  cancelledBecause: string | null
}

/** How many must still book before a date reaches 最少催行人数. */
export const missingOf = ({ taken }: Pick<Session, 'taken'>, { minPeople }: Pick<Programme, 'minPeople'>): number =>
  Math.max(0, minPeople - taken)

/** What is said of a date that is not cancelled. */
export const ifHeld = (words: (session: Session) => string) => (session: Session) =>
  session.cancelledBecause === null ? words(session) : ''

/** Why a date is cancelled that too few have booked. */
export const TOO_FEW = {
  ja: '最少催行人数に届きませんでした',
  en: 'The minimum number of people was not reached',
} as const satisfies Record<Language, string>

/** Of a cancelled date; what a provider wrote is Japanese. */
export const reasonIn = (language: Language, because: string): string =>
  because === TOO_FEW.ja ? TOO_FEW[language] : because

const number = (value: number | undefined) => [value === undefined ? '' : String(value)]

export const typedProgramme = (programme: NewProgramme | undefined): Typed => ({
  ...typedOffer(programme),
  theme: [programme?.theme ?? ''],
  seasonFrom: [programme?.seasonFrom.toString() ?? ''],
  seasonThrough: [programme?.seasonThrough.toString() ?? ''],
  minutes: number(programme?.minutes),
  minPeople: number(programme?.minPeople),
  maxPeople: number(programme?.maxPeople),
  meetingPlace: [programme?.meetingPlace ?? ''],
  meetingPlaceEn: [programme?.meetingPlaceEn ?? ''],
  bring: [programme?.bring ?? ''],
  bringEn: [programme?.bringEn ?? ''],
  languages: programme?.languages ?? ['ja'],
})

/** プログラム as it was typed. @throws Refusal 422 with everything that is wrong */
export function readProgramme(typed: Typed): NewProgramme {
  const form = formReader(typed)
  const [from, through] = [form.day('seasonFrom', '時期の最初の日'), form.day('seasonThrough', '時期の最後の日')]
  if (from && through && Temporal.PlainDate.compare(through, from) < 0)
    form.wrong('seasonThrough', '時期の最後の日は、最初の日と同じか後にしてください。')
  const minPeople = form.whole('minPeople', '最少人数', [1, 500])
  const maxPeople = form.whole('maxPeople', '定員', [1, 500])
  if (minPeople && maxPeople && maxPeople < minPeople)
    form.wrong('maxPeople', '定員は、最少人数と同じか多くしてください。')
  const programme = {
    ...readOfferWords(form),
    theme: form.oneOf('theme', 'テーマ', THEMES),
    seasonFrom: from!,
    seasonThrough: through!,
    minutes: form.whole('minutes', '長さ', [15, 2880]),
    minPeople,
    maxPeople,
    meetingPlace: form.line('meetingPlace', '集合場所', 120),
    meetingPlaceEn: form.line('meetingPlaceEn', '集合場所(英語)', 240),
    bring: form.text('bring', '持ち物', 500),
    bringEn: form.text('bringEn', '持ち物(英語)', 1000),
    languages: form.someOf('languages', '使える言葉', LANGUAGES),
  }
  form.done()
  return programme
}
