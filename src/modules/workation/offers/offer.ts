import type { FormReader } from '#kernel/http/form-reader.ts'
import type { Editor } from './editor.ts'

export const PLACE_KINDS = { workplace: 'しごと場', office: 'IT オフィス', lodging: '宿泊' } as const
export const OFFER_KINDS = { ...PLACE_KINDS, programme: 'プログラム' } as const
export type PlaceKind = keyof typeof PLACE_KINDS
export type OfferKind = keyof typeof OFFER_KINDS

export const STATES = { draft: '下書き', asked: '確認待ち', published: '公開中', returned: '差戻し' } as const
export type OfferState = keyof typeof STATES

export const ACTS = {
  asked: '公開を依頼する',
  published: '公開する',
  returned: '差し戻す',
  withdrawn: '公開をやめて下書きに戻す',
} as const
export type Act = keyof typeof ACTS

/** What an act leaves behind. */
export const STATE_AFTER: Record<Act, OfferState> = {
  asked: 'asked',
  published: 'published',
  returned: 'returned',
  withdrawn: 'draft',
}

/** What every offer says, a place or a programme. */
export interface OfferWords {
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  body: string
  bodyEn: string
  /** Yen: of a unit and a day or night; of a programme, a person. */
  price: number
}

/** 掲載. */
export interface Offer extends OfferWords {
  id: number
  kind: OfferKind
  state: OfferState
  providerId: number
  provider: string
  version: number
}

/** What somebody may do with an offer now. Only the section lets something onto the site, and takes it off with a reason. */
export function actsOn({ state }: Pick<Offer, 'state'>, { side }: Editor): Act[] {
  if (side === 'provider') return state === 'draft' || state === 'returned' ? ['asked'] : ['withdrawn']
  if (state === 'published') return ['returned']
  return state === 'asked' ? ['published', 'returned'] : ['published']
}

export const offerHref = (base: string, { id, kind }: Pick<Offer, 'id' | 'kind'>): string =>
  `${base}/${kind === 'programme' ? 'programmes' : 'places'}/${id}`

export const yen = (price: number): string => `${price.toLocaleString('ja')}円`

export function readOfferWords(form: FormReader): OfferWords {
  return {
    name: form.line('name', '名前', 60),
    nameEn: form.line('nameEn', '名前(英語)', 120),
    summary: form.line('summary', 'ひとことの紹介', 120),
    summaryEn: form.line('summaryEn', 'ひとことの紹介(英語)', 240),
    body: form.text('body', '説明', 4000),
    bodyEn: form.text('bodyEn', '説明(英語)', 8000),
    price: form.whole('price', '料金', [0, 10_000_000]),
  }
}

export const typedOffer = (offer: OfferWords | undefined) => ({
  name: [offer?.name ?? ''],
  nameEn: [offer?.nameEn ?? ''],
  summary: [offer?.summary ?? ''],
  summaryEn: [offer?.summaryEn ?? ''],
  body: [offer?.body ?? ''],
  bodyEn: [offer?.bodyEn ?? ''],
  price: [offer ? String(offer.price) : ''],
})
