import type { Language } from '../language.ts'

export const PURPOSES = { work: '仕事場', lodging: '宿泊', programme: 'プログラム', office: 'オフィスの開設' } as const
export type Purpose = keyof typeof PURPOSES

export const STAY_STATES = {
  asked: '提案待ち',
  proposed: '提案済み',
  booked: '予約済み',
  cancelled: '取りやめ',
  declined: 'お断り',
} as const
export type StayState = keyof typeof STAY_STATES

/** What a firm asks for. */
export interface NewStay {
  company: string
  home: string
  person: string
  email: string
  phone: string
  language: Language
  people: number
  wishedFrom: Temporal.PlainDate | null
  /** The day of leaving. */
  wishedThrough: Temporal.PlainDate | null
  purposes: Purpose[]
}

/** 滞在: one team of a firm that wants to come, from its inquiry to its survey. */
export interface Stay extends Omit<NewStay, 'home'> {
  id: number
  companyId: number
  state: StayState
  askedAt: Temporal.Instant
  /** Of what is booked, or was proposed last. */
  from: Temporal.PlainDate | null
  through: Temporal.PlainDate | null
  version: number
}

export const STAY_ACTS = {
  asked: '問い合わせ',
  proposed: '行程を提案',
  held: '30分の仮押さえ',
  expired: '仮押さえの期限切れ',
  booked: '予約',
  changed: '予約の変更',
  cancelled: '取りやめ',
  declined: 'お断り',
  missed: '開催回の中止',
  arrived: '到着',
  answered: 'アンケートの回答',
} as const
export type StayAct = keyof typeof STAY_ACTS

/** What a conversation about a stay is about. */
export const subjectOf = (stayId: number): string => `stay:${stayId}`

export const deskHref = (stayId: number): `/console/workation/stays/${number}` => `/console/workation/stays/${stayId}`

/** What it is called on the desk. */
export const titleOf = ({ company, people }: Pick<Stay, 'company' | 'people'>): string =>
  `${company}の滞在(${people}人)`
