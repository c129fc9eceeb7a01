import { z } from '@hono/zod-openapi'
import { type Itinerary, type Item, priceOf, totalOf } from '../itineraries/itinerary.ts'
import { OFFER_KINDS } from '../offers/offer.ts'
import type { Reservation } from '../reservations/reservation.ts'
import { VIEWS } from '../stays/desk.queries.ts'
import type { Answer } from '../surveys/surveys.queries.ts'
import { PURPOSES, type Stay, STAY_STATES } from '../stays/stay.ts'

const keysOf = <Key extends string>(words: Record<Key, unknown>) => Object.keys(words) as [Key, ...Key[]]
const day = z.iso.date()

export const View = z.enum(keysOf(VIEWS))

export const StayIn = z
  .object({
    company: z.string().max(200),
    home: z.string().max(200).default(''),
    person: z.string().max(200),
    email: z.string().max(300),
    phone: z.string().max(100).default(''),
    language: z.enum(['ja', 'en']).default('ja').openapi({ description: 'メールとページの言葉' }),
    people: z.int(),
    wishedFrom: day.optional(),
    wishedThrough: day.optional().openapi({ description: '発つ日' }),
    purposes: z.array(z.enum(keysOf(PURPOSES))),
    words: z.string().max(5000).default(''),
  })
  .openapi('WorkationStayIn')

export const StayOut = z
  .object({
    id: z.int(),
    company: z.object({ id: z.int(), name: z.string() }),
    person: z.string(),
    email: z.string(),
    phone: z.string(),
    language: z.enum(['ja', 'en']),
    people: z.int(),
    wishedFrom: day.nullable(),
    wishedThrough: day.nullable(),
    purposes: z.array(z.enum(keysOf(PURPOSES))),
    state: z.enum(keysOf(STAY_STATES)),
    askedAt: z.string(),
    from: day.nullable().openapi({ description: '予約した行程、なければ提案した行程の最初の日' }),
    through: day.nullable(),
  })
  .openapi('WorkationStay')

export const stayOut = (stay: Stay): z.infer<typeof StayOut> => {
  const { companyId, company, askedAt, wishedFrom, wishedThrough, from, through, version: _, ...same } = stay
  return {
    ...same,
    company: { id: companyId, name: company },
    askedAt: String(askedAt),
    wishedFrom: wishedFrom && String(wishedFrom),
    wishedThrough: wishedThrough && String(wishedThrough),
    from: from && String(from),
    through: through && String(through),
  }
}

export const ItemOut = z.object({
  id: z.int(),
  offer: z.int(),
  kind: z.enum(keysOf(OFFER_KINDS)),
  name: z.string(),
  provider: z.object({ id: z.int(), name: z.string() }),
  units: z.int().openapi({ description: '席・室の数。プログラムは人数' }),
  from: day.nullable(),
  through: day.nullable(),
  session: z.int().nullable(),
  startsAt: z.string().nullable(),
  cancelledBecause: z.string().nullable(),
  price: z.int().openapi({ description: '円。提案したときの、この行の合計' }),
})

export const itemOut = (item: Item): z.infer<typeof ItemOut> => {
  const { id, offerId, kind, name, providerId, provider, units, from, through, sessionId, startsAt } = item
  return {
    id,
    offer: offerId,
    kind,
    name,
    provider: { id: providerId, name: provider },
    units,
    from: from && String(from),
    through: through && String(through),
    session: sessionId,
    startsAt: startsAt && String(startsAt),
    cancelledBecause: item.cancelledBecause,
    price: priceOf(item),
  }
}

export const ItineraryOut = z
  .object({
    id: z.int(),
    people: z.int(),
    words: z.string(),
    proposedAt: z.string().nullable(),
    items: z.array(ItemOut),
    total: z.int().openapi({ description: '円' }),
  })
  .openapi('WorkationItinerary')

export const itineraryOut = ({ id, people, words, proposedAt, items }: Itinerary): z.infer<typeof ItineraryOut> => ({
  id,
  people,
  words,
  proposedAt: proposedAt && String(proposedAt),
  items: items.map(itemOut),
  total: totalOf(items),
})

export const ReservationOut = z
  .object({
    state: z.enum(['held', 'booked']),
    itinerary: z.int(),
    heldUntil: z.string(),
    bookedAt: z.string().nullable(),
    coming: z.object({ person: z.string(), phone: z.string(), wishes: z.string() }).nullable(),
  })
  .openapi('WorkationReservation')

export const reservationOut = (reservation: Reservation): z.infer<typeof ReservationOut> => ({
  state: reservation.state as 'held' | 'booked',
  itinerary: reservation.itineraryId,
  heldUntil: String(reservation.heldUntil),
  bookedAt: reservation.bookedAt && String(reservation.bookedAt),
  coming: reservation.coming,
})

export const SurveyOut = z
  .object({
    spend: z.int().openapi({ description: '円。予約した料金のほかに、チーム全員が町で使った金額' }),
    satisfaction: z.int().min(1).max(5),
    again: z.enum(['yes', 'perhaps', 'no']),
    office: z.boolean(),
    words: z.string(),
    answeredAt: z.string(),
  })
  .openapi('WorkationSurvey')

export const surveyOut = ({ answeredAt, ...same }: Answer): z.infer<typeof SurveyOut> => ({
  ...same,
  answeredAt: String(answeredAt),
})
