/** 打刻: one tap of 出勤 or 退勤. */
export const PUNCH_KINDS = { in: '出勤', out: '退勤' } as const
export type PunchKind = keyof typeof PUNCH_KINDS

/** 勤務場所 of a punch; a satellite office has a name besides. */
export const PLACES = { main: '本庁舎', satellite: 'サテライトオフィス', home: '在宅' } as const
export type Place = keyof typeof PLACES

export interface PlaceOfWork {
  readonly place: Place
  readonly site: string | null
}

export interface Punch extends PlaceOfWork {
  readonly id: number
  readonly kind: PunchKind
  readonly at: Temporal.Instant
}

export const placeInWords = ({ place, site }: PlaceOfWork): string => site ?? PLACES[place]
