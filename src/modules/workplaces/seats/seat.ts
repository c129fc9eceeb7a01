import { holdsOn, type Period } from '#kernel/organization/period.ts'
import type { Site } from '#kernel/sites/site.ts'

/** 三層の対策: which of the town's networks a seat is on. */
export const NETWORKS = { lgwan: 'LGWAN接続系', internet: 'インターネット接続系' } as const
export type Network = keyof typeof NETWORKS

export const FEATURES = { outlet: '電源', monitor: 'モニター', accessible: '車いす対応' } as const
export type Feature = keyof typeof FEATURES

/** Centimetres, from the upper left corner of the plan. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Seat extends Rectangle {
  readonly id: number
  readonly floorId: number
  readonly label: string
  readonly network: Network
  /** VLAN that the network gives to whoever sits here. */
  readonly vlan: number | null
  readonly features: readonly Feature[]
  /** When it cannot be used. */
  readonly closed: Period | undefined
  readonly version: number
}

export interface Floor {
  readonly id: number
  readonly siteId: number
  readonly name: string
  readonly width: number
  readonly height: number
  readonly version: number
}

/** A seat, and where it stands. */
export interface PlacedSeat {
  readonly seat: Seat
  readonly floor: string
  readonly site: Site
}

export const isClosedOn = ({ closed }: Seat, day: Temporal.PlainDate): boolean =>
  closed !== undefined && holdsOn(closed, day)

/** みなと分室 2階 A3 */
export const placeInWords = ({ site, floor, label }: { site: string; floor: string; label: string }): string =>
  `${site} ${floor} ${label}`

/** LGWAN接続系・電源・モニター */
export const seatInWords = ({ network, features }: Pick<Seat, 'network' | 'features'>): string =>
  [NETWORKS[network], ...features.map((feature) => FEATURES[feature])].join('・')
