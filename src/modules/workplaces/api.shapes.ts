import { z } from '@hono/zod-openapi'
import type { Site } from '#kernel/sites/site.ts'
import type { BoardRow } from './board/board.queries.ts'
import { type Booking, BOOKING_STATES, type BookingState, stateOf } from './bookings/booking.ts'
import type { SeatView } from './seats/availability.ts'
import { FEATURES, type Feature, type Network, NETWORKS } from './seats/seat.ts'
import { timeForField } from './seats/wish.ts'
import { day } from '#kernel/http/api.ts'

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]]

const instant = z.string().openapi({ format: 'date-time', example: '2026-12-01T08:30:00+09:00' })
const clock = z.string().openapi({ description: '日本の時刻', example: '08:30' })
export const date = day.openapi({ example: '2026-12-01' })
export const numberIn = (name: string) =>
  z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name, in: 'path' } })

export const SiteOut = z
  .object({
    id: z.int(),
    name: z.string(),
    kind: z.enum(['main', 'satellite']),
    address: z.string(),
    opens: clock,
    closes: clock,
  })
  .openapi('Site')

export const siteOut = ({ id, name, kind, address, opens, closes }: Site) => ({
  id,
  name,
  kind,
  address,
  opens: timeForField(opens),
  closes: timeForField(closes),
})

const state = z.enum(['free', 'held', 'taken', 'yours', 'closed'])

export const SeatOut = z
  .object({
    id: z.int(),
    label: z.string(),
    floor: z.string(),
    network: z.enum(keysOf<Network>(NETWORKS)),
    features: z.array(z.enum(keysOf<Feature>(FEATURES))),
    days: z.array(z.object({ on: date, state })),
  })
  .openapi('Seat')

export const seatOut = ({ seat, times }: SeatView, floor: string, days: readonly Temporal.PlainDate[]) => ({
  id: seat.id,
  label: seat.label,
  floor,
  network: seat.network,
  features: [...seat.features],
  days: times.map((state, at) => ({ on: days[at]!.toString(), state })),
})

export const BookingOut = z
  .object({
    id: z.int(),
    seatId: z.int(),
    site: z.string(),
    floor: z.string(),
    seat: z.string(),
    from: instant,
    until: instant,
    status: z.enum(keysOf<BookingState>(BOOKING_STATES)),
    cameAt: instant.nullable(),
    proposalId: z.int().nullable(),
  })
  .openapi('Booking')

export const bookingOut = (booking: Booking) => {
  const { id, seatId, site, floor, label, from, until, cameAt, proposalId } = booking
  return {
    id,
    seatId,
    site,
    floor,
    seat: label,
    from: from.toString(),
    until: until.toString(),
    status: stateOf(booking),
    cameAt: cameAt?.toString() ?? null,
    proposalId,
  }
}

export const RequestIn = z
  .object({
    seat: z.int().positive(),
    days: z.array(date).min(1).max(31),
    from: clock,
    until: clock,
    reason: z.string().max(20_000),
    skip: z.boolean().default(false).openapi({ description: 'ふさがっている日を除いて、残りの日を申請する' }),
  })
  .openapi('SeatRequest')

export const PresentOut = z
  .object({
    name: z.string(),
    section: z.string(),
    site: z.string(),
    floor: z.string(),
    seat: z.string(),
    from: instant,
    until: instant,
    status: z.enum(['pending', 'approved']),
    cameAt: instant.nullable(),
  })
  .openapi('SeatTaken')

export const presentOut = ({ name, section, site, floor, label, from, until, status, cameAt }: BoardRow) => ({
  name,
  section,
  site,
  floor,
  seat: label,
  from: from.toString(),
  until: until.toString(),
  status,
  cameAt: cameAt?.toString() ?? null,
})

export const TravelOut = z
  .object({ site: z.int(), minutes: z.int().min(0).max(300).openapi({ description: '自宅からの片道(分)' }) })
  .openapi('Travel')
