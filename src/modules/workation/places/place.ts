import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import {
  type Offer,
  type OfferWords,
  PLACE_KINDS,
  type PlaceKind,
  readOfferWords,
  typedOffer,
} from '../offers/offer.ts'

/** What is particular to a 場所. */
export interface PlaceDetails {
  address: string
  addressEn: string
  latitude: number
  longitude: number
  /** Seats of a workplace, rooms of an office or a lodging, on an ordinary day. */
  units: number
  /** 定員 of one unit: beds of a room. */
  peoplePerUnit: number
  /** m², of an office. */
  area: number | null
  outlets: number
  airMinutes: number | null
  roadMinutes: number | null
  /** ISO: 1 is Monday. */
  weekdays: number[]
  opens: Temporal.PlainTime | null
  closes: Temporal.PlainTime | null
}

export type Place = Offer & { kind: PlaceKind } & PlaceDetails
export type NewPlace = OfferWords & PlaceDetails

export const UNIT_WORDS: Record<PlaceKind, { unit: string; per: string }> = {
  workplace: { unit: '席', per: '1席1日' },
  office: { unit: '室', per: '1室1日' },
  lodging: { unit: '室', per: '1室1泊' },
}

export const WEEKDAYS = { 1: '月', 2: '火', 3: '水', 4: '木', 5: '金', 6: '土', 7: '日' } as const

const clock = (time: Temporal.PlainTime | null | undefined) => [time?.toString({ smallestUnit: 'minute' }) ?? '']
const number = (value: number | null | undefined) => [value === null || value === undefined ? '' : String(value)]

export const typedPlace = (place: NewPlace | undefined): Typed => ({
  ...typedOffer(place),
  address: [place?.address ?? ''],
  addressEn: [place?.addressEn ?? ''],
  latitude: number(place?.latitude),
  longitude: number(place?.longitude),
  units: number(place?.units),
  peoplePerUnit: number(place?.peoplePerUnit ?? 1),
  area: number(place?.area),
  outlets: number(place?.outlets),
  airMinutes: number(place?.airMinutes),
  roadMinutes: number(place?.roadMinutes),
  weekdays: (place?.weekdays ?? [1, 2, 3, 4, 5, 6, 7]).map(String),
  opens: clock(place?.opens),
  closes: clock(place?.closes),
})

/** 場所 as it was typed. @throws Refusal 422 with everything that is wrong */
export function readPlace(typed: Typed, kind: PlaceKind): NewPlace {
  const form = formReader(typed)
  const place: NewPlace = {
    ...readOfferWords(form),
    address: form.line('address', '住所', 120),
    addressEn: form.line('addressEn', '住所(英語)', 200),
    latitude: form.decimal('latitude', '緯度', [20, 46]),
    longitude: form.decimal('longitude', '経度', [122, 154]),
    units: form.whole('units', `${UNIT_WORDS[kind].unit}の数`, [1, 500]),
    peoplePerUnit: kind === 'workplace' ? 1 : form.whole('peoplePerUnit', '1室の定員', [1, 100]),
    area: kind === 'office' ? form.decimal('area', '広さ', [1, 10_000]) : null,
    outlets: form.whole('outlets', '電源の数', [0, 2000]),
    airMinutes: form.wholeOrNothing('airMinutes', '羽田空港からの時間', [1, 1440]),
    roadMinutes: form.wholeOrNothing('roadMinutes', '高速道路の出口からの時間', [1, 1440]),
    weekdays: form.someOf('weekdays', '使える曜日', WEEKDAYS as Record<string, string>).map(Number),
    ...form.hours(),
  }
  form.done()
  return place
}

export const isPlaceKind = (kind: string): kind is PlaceKind => Object.hasOwn(PLACE_KINDS, kind)
