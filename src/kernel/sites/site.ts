export const SITE_KINDS = { main: '本庁舎', satellite: 'サテライトオフィス' } as const
export type SiteKind = keyof typeof SITE_KINDS

/** 勤務場所: a building of the town in which people work. */
export interface Site {
  readonly id: number
  readonly name: string
  readonly kind: SiteKind
  readonly address: string
  /** On days on which the town is open. */
  readonly opens: Temporal.PlainTime
  readonly closes: Temporal.PlainTime
  /** What its network gear calls itself (NAS-Identifier). */
  readonly nasIdentifier: string | null
  readonly version: number
}

/** What somebody enters of one. */
export type NewSite = Omit<Site, 'id' | 'kind' | 'version'>
