import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { withoutNumbers } from '../casework/notes/note.ts'
import { asksWith } from '../languages/talk-words.ts'
import { type Area, isInOrNear } from './area.ts'
import type { Place } from './near.ts'

/** 通報の状況: how a report stands. */
export const STATES = { received: '受付', working: '対応中', done: '完了', declined: '対応しない' } as const
export type ReportState = keyof typeof STATES

/** What can be reported, as the town calls it, and the section that answers for it. */
export interface StreetKind {
  id: number
  name: string
  sectionId: number
}

/** 通報: something broken in the street. Its words and photos are the messages of its conversation. */
export interface StreetReport {
  conversationId: number
  kindId: number
  kind: string
  /** Null where somebody told it in words only. */
  place: Place | null
  /** 住所・目印. */
  address: string
  state: ReportState
  reportedAt: Temporal.Instant
  /** How often its kind and its place were said: once, and with each correction. */
  version: number
}

/** Who said when how it stands. */
export interface Step {
  state: ReportState
  at: Temporal.Instant
  by: string
}

export const isOpen = (state: ReportState): boolean => state === 'received' || state === 'working'

/** What may come next: what is over can be taken up again, and nothing is ever only received again. */
export const nextOf = (state: ReportState): Exclude<ReportState, 'received'>[] =>
  state === 'received' ? ['working', 'done', 'declined'] : state === 'working' ? ['done', 'declined'] : ['working']

/** What one writes in the talk to get a link to the form; each holds in every talk. */
export const REPORT_WORDS: Record<Language, string> = {
  ja: '通報',
  easy: 'つうほう',
  en: 'report',
  zh: '报告',
  ko: '신고',
  vi: 'báo hỏng',
  pt: 'danos',
}
export const REPORT_WORD = REPORT_WORDS.ja

export const asksToReport = asksWith(Object.values(REPORT_WORDS))

export const LONGEST_ADDRESS = 200
export const LONGEST_NAME = 50
export const LONGEST_WORDS = 1_000

/** As somebody fills it in; photos come beside it. */
export interface Filled {
  kind: StreetKind
  place: Place | null
  address: string
  words: string
  name: string
}

/** A pin of the map: six digits after the point are a hand's breadth. */
export const degrees = (typed: string): number | undefined => {
  const plain = typed.normalize('NFKC').trim()
  return /^-?\d{1,3}(\.\d{1,20})?$/.test(plain) ? Number(Number(plain).toFixed(6)) : undefined
}

/**
 * Where it is: a pin in or near the town, or words.
 * @param tellPin says what is wrong with a pin: it lies elsewhere, or (null) is none
 */
export function readWhere(
  form: ReturnType<typeof formReader>,
  typed: Typed,
  area: Area,
  tellPin: (place: Place | null) => void,
): Pick<Filled, 'place' | 'address'> {
  const [latitude, longitude] = [degrees(firstOf(typed, 'latitude')), degrees(firstOf(typed, 'longitude'))]
  const pinned = form.said('latitude') || form.said('longitude')
  const place = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null
  const address = withoutNumbers(form.text('address', '場所', LONGEST_ADDRESS).replaceAll(/\s+/g, ' '))
  if (pinned && !(place && isInOrNear(area, place))) tellPin(place)
  else if (!pinned && !address)
    form.wrong('address', '場所を、地図の印か、住所・目印で教えてください。例: 中央2丁目、郵便局の前')
  return { place, address }
}

/** @throws Refusal 422 with everything that is wrong */
export function readReport(typed: Typed, kinds: readonly StreetKind[], area: Area): Filled {
  const form = formReader(typed)
  const kind = kinds.find(({ id }) => String(id) === firstOf(typed, 'kind'))
  if (!kind) form.wrong('kind', 'なにについてかを選んでください。')
  const where = readWhere(form, typed, area, () =>
    form.wrong(
      'address',
      '地図の印が、この町の中か近くにありません。印を付け直すか、印を消して住所か目印を書いてください。',
    ),
  )
  const words = form.text('text', 'くわしい様子', LONGEST_WORDS)
  const name = form.said('name') ? form.line('name', 'お名前', LONGEST_NAME) : ''
  form.done()
  return { kind: kind!, ...where, words, name }
}

export interface Change {
  to: Exclude<ReportState, 'received'>
  /** As it stood before the eyes of whoever changes it. */
  was: ReportState
  /** Told to whoever reported it, as a reply. */
  words: string
  /** 同じ場所の通報 that hear the same, and stand the same. */
  also: readonly number[]
}

/** @throws Refusal 422 */
export function readChange(typed: Typed): Change {
  const [to, was] = [firstOf(typed, 'to'), firstOf(typed, 'was')]
  if (!isState(to) || to === 'received' || !isState(was))
    throw new Refusal(422, '通報の状況を選んでください。', 'street')
  return { to, was, words: firstOf(typed, 'words'), also: (typed['also'] ?? []).map(idIn) }
}

const isState = (word: string): word is ReportState => Object.hasOwn(STATES, word)
