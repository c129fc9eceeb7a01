import { type Language, writtenFor } from '#lib/text/language.ts'

export const DISASTER = '/console/disaster'

export const LONGEST_TITLE = 40
export const LONGEST_TO_DO = 1_000
export const LONGEST_GREETING = 500
export const LONGEST_REASON = 200
const LONGEST_WORDS = 100

/** How a place stands; the words that residents read. */
export const STANDS = { open: '開設中', full: '満員', closed: '開いていません' } as const
export type Stands = keyof typeof STANDS

export interface Shelter {
  name: string
  address: string
  stands: Stands
  /** https; empty where there is none. */
  map: string
}

/** What the portal, the talk and the menu say in 災害モード, prepared while it is calm. */
export interface DisasterContents {
  title: string
  /** A line each. */
  whatToDo: string
  shelters: Shelter[]
  phones: { name: string; number: string }[]
  links: { text: string; href: string }[]
  greeting: { ja: string; en: string | null }
}

/** 災害モード that is on: since when, by whom and why. */
export interface Disaster {
  id: number
  beganAt: Temporal.Instant
  beganBy: string
  why: string
}

/** Lists of the form: their fields, what each is called, and how long it may be. The first is what makes a row one. */
export const LISTS = {
  shelters: {
    most: 30,
    word: '避難所',
    fields: {
      shelterName: { text: '避難所の名前', longest: LONGEST_WORDS },
      shelterAddress: { text: '住所', longest: LONGEST_WORDS },
      shelterStands: { text: 'いまの状態', longest: 10 },
      shelterMap: { text: '地図のリンク(https://)', longest: 500 },
    },
  },
  phones: {
    most: 10,
    word: '電話',
    fields: {
      phoneName: { text: '電話の名前', longest: LONGEST_WORDS },
      phoneNumber: { text: '電話番号', longest: 20 },
    },
  },
  links: {
    most: 10,
    word: 'リンク',
    fields: {
      linkText: { text: 'リンクの言葉', longest: LONGEST_WORDS },
      linkHref: { text: '行き先(https:// か /)', longest: 500 },
    },
  },
} as const
export type List = keyof typeof LISTS

export const greetingIn = ({ greeting }: DisasterContents, lang: Language): string =>
  writtenFor(lang) === 'en' ? (greeting.en ?? greeting.ja) : greeting.ja
