import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Tables, Tx } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { insertNumbered, insertRows } from '../demo.queries.ts'
import type { PastStay } from './plan-stays.ts'
import { type DemoProgrammeSeason, getOfferId, listSeasons, settlePast } from './stays.queries.ts'

export const atHour = (day: Temporal.PlainDate, hour: number): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant()

type Line = Insertable<Tables<'workation'>['workation.itinerary_items']>

const stayRow = (companyId: number, { company, at, people, from, through }: PastStay) => ({
  company_id: companyId,
  person: company.person,
  email: `company${at + 1}@example.jp`,
  phone: `03-0000-02${String(at + 10)}`,
  language: 'ja',
  people,
  wished_from: from,
  wished_through: through,
  purposes: ['work', 'lodging'],
  state: 'booked',
  asked_at: atHour(from.subtract({ days: 30 }), 10),
  key: randomUUID(),
  from_day: from,
  through_day: through,
  survey_asked_at: atHour(through.add({ days: 1 }), 9),
  version: 3,
})

const reservationRow = (stayId: number, itineraryId: number, { company, at, from }: PastStay) => ({
  stay_id: stayId,
  itinerary_id: itineraryId,
  state: 'booked',
  began_at: atHour(from.subtract({ days: 20 }), 15),
  held_until: atHour(from.subtract({ days: 20 }), 16),
  booked_at: atHour(from.subtract({ days: 20 }), 15),
  person: company.person,
  phone: `090-0000-02${String(at + 10)}`,
  wishes: '',
})

/** Its months and days come again every year. */
function isIn({ from, through }: DemoProgrammeSeason, day: Temporal.PlainDate): boolean {
  const own = day.with({ year: from.year })
  return Temporal.PlainDate.compare(own, from) >= 0 && Temporal.PlainDate.compare(own, through) <= 0
}

/** Where a team slept and worked, and what it took part in on its second day. */
async function writeLines(tx: Tx<'workation'>, stays: readonly PastStay[], itineraries: readonly number[]) {
  const [desk, seasons] = [await getOfferId(tx, 'あおぞらコワーク 港'), await listSeasons(tx)]
  const lines: (Line & { of: PastStay })[] = []
  for (const [row, stay] of stays.entries()) {
    const { people, from, through, lodging, rooms, takesPart } = stay
    const none = {
      itinerary_id: itineraries[row]!,
      place_id: null,
      from_day: null,
      through_day: null,
      session_id: null,
    }
    const days = { ...none, from_day: from, through_day: through, of: stay }
    lines.push(
      { ...days, place_id: lodging.id, units: rooms, price: lodging.price },
      { ...days, place_id: desk.id, units: people, price: desk.price },
    )
    const second = from.add({ days: 1 })
    const held = seasons.filter((one) => isIn(one, second) && one.places >= people)
    const season = takesPart && held[row % held.length]
    if (!season) continue
    const [session] = await insertNumbered(tx, 'workation.sessions', [
      { programme_id: season.id, starts_at: atHour(second, 10), places: season.places },
    ])
    lines.push({ ...none, of: stay, session_id: session!, units: people, price: season.price })
  }
  const rows = lines.map(({ of: _of, ...line }) => line)
  const ids = await insertNumbered(tx, 'workation.itinerary_items', rows)
  return lines.map(({ of }, at) => ({ id: ids[at]!, stay: of }))
}

/** Teams that came in the last months, with who arrived and what they answered. */
export async function writePast(
  tx: Tx<'workation'>,
  staffId: number,
  stays: readonly PastStay[],
  companies: readonly number[],
): Promise<void> {
  const rows = stays.map((stay) => stayRow(companies[stay.at]!, stay))
  const ids = await insertNumbered(tx, 'workation.stays', rows)
  const itineraries = await insertNumbered(
    tx,
    'workation.itineraries',
    stays.map(({ people }, row) => ({ stay_id: ids[row]!, people, words: '', staff_id: staffId })),
  )
  const lines = await writeLines(tx, stays, itineraries)
  const reservations = stays.map((stay, row) => reservationRow(ids[row]!, itineraries[row]!, stay))
  await insertNumbered(tx, 'workation.reservations', reservations)
  await settlePast(tx, itineraries)
  await insertRows(
    tx,
    'workation.arrivals',
    lines.map(({ id, stay }) => {
      return { item_id: id, people: stay.came, at: atHour(stay.from.add({ days: 1 }), 17), staff_id: staffId }
    }),
  )
  await insertRows(
    tx,
    'workation.surveys',
    stays.flatMap(({ survey, through }, row) =>
      survey ? [{ stay_id: ids[row]!, ...survey, words: '', answered_at: atHour(through.add({ days: 3 }), 20) }] : [],
    ),
  )
}
