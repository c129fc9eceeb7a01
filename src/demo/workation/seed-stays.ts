import { randomUUID } from 'node:crypto'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { nameKeyOf } from '#modules/workation/index.ts'
import { insertRows, reserveIds } from '../demo.queries.ts'
import { randomFrom } from '../random.ts'
import { COMPANIES, type DemoCompany } from './companies.ts'
import { type PastStay, planStays } from './plan-stays.ts'
import { seedPresentStays } from './present-stays.ts'
import { getOfferId, hasStays, listLodgings, listSeasons, settlePast } from './stays.queries.ts'
import { findDeskMember } from './workation.queries.ts'

const at = (day: Temporal.PlainDate, hour: number): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant()

/** Firms that came to the demo town, and those that ask now. A town that has stays, or no section for them, stays as it is. */
export async function seedDemoStays(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const db: Db<'workation'> = municipality.db
  const staffId = await findDeskMember(db)
  if (staffId === undefined || (await hasStays(db))) return false
  const lodgings = await listLodgings(db)
  if (lodgings.length === 0) return false
  const random = randomFrom('滞在')
  const stays = planStays(random, dateInTokyo(now), lodgings)
  await db.transaction().execute(async (tx) => {
    const companies = await writeCompanies(tx, now, staffId)
    await writePast(tx, staffId, stays, companies)
  })
  await seedPresentStays(program, municipality, now, staffId)
  return true
}

const EARLIER: Record<DemoCompany['stage'], DemoCompany['stage'][]> = {
  inquiry: [],
  visit: ['visit'],
  trial: ['visit', 'trial'],
  opened: ['visit', 'trial', 'opened'],
  closed: ['closed'],
}

/** @returns their ids, in their order */
async function writeCompanies(tx: Tx<'workation'>, now: Temporal.Instant, staffId: number): Promise<number[]> {
  const today = dateInTokyo(now)
  const ids = await reserveIds(tx, 'workation.companies', COMPANIES.length)
  await insertRows(
    tx,
    'workation.companies',
    COMPANIES.map(({ name, home, stage, next }, index) => ({
      id: ids[index],
      name,
      name_key: nameKeyOf(name),
      home,
      stage,
      next_action: next?.[0] ?? null,
      next_on: next ? today.add({ days: next[1] }) : null,
      known_since: at(today.subtract({ months: 20 }), 9),
      version: 1,
    })),
  )
  const acts = COMPANIES.flatMap(({ stage }, index) =>
    EARLIER[stage].map((reached, step, all) => {
      const on = today.subtract({ months: (all.length - step) * 4 + (index % 3), days: index })
      return {
        company_id: ids[index]!,
        act: 'stage',
        stage: reached,
        on_day: on,
        words: '',
        staff_id: staffId,
        at: at(on, 16),
      }
    }),
  )
  const numbers = await reserveIds(tx, 'workation.company_acts', acts.length)
  await insertRows(
    tx,
    'workation.company_acts',
    acts.map((act, index) => ({ ...act, id: numbers[index] })),
  )
  return ids
}

async function writePast(
  tx: Tx<'workation'>,
  staffId: number,
  stays: readonly PastStay[],
  companies: readonly number[],
) {
  const [ids, itineraries, reservations] = [
    await reserveIds(tx, 'workation.stays', stays.length),
    await reserveIds(tx, 'workation.itineraries', stays.length),
    await reserveIds(tx, 'workation.reservations', stays.length),
  ]
  const [desk, seasons] = [await getOfferId(tx, 'あおぞらコワーク 港'), await listSeasons(tx)]
  await insertRows(
    tx,
    'workation.stays',
    stays.map(({ company, at: index, people, from, through }, row) => ({
      id: ids[row],
      company_id: companies[index]!,
      person: company.person,
      email: `company${index + 1}@example.jp`,
      phone: `03-0000-02${String(index + 10)}`,
      language: 'ja',
      people,
      wished_from: from,
      wished_through: through,
      purposes: ['work', 'lodging'],
      state: 'booked',
      asked_at: at(from.subtract({ days: 30 }), 10),
      key: randomUUID(),
      from_day: from,
      through_day: through,
      survey_asked_at: at(through.add({ days: 1 }), 9),
      version: 3,
    })),
  )
  await insertRows(
    tx,
    'workation.itineraries',
    stays.map(({ people }, row) => ({
      id: itineraries[row],
      stay_id: ids[row]!,
      people,
      words: '',
      staff_id: staffId,
    })),
  )
  const lines = []
  for (const [row, { people, from, through, lodging, rooms, takesPart }] of stays.entries()) {
    const line = {
      itinerary_id: itineraries[row]!,
      place_id: null,
      from_day: null,
      through_day: null,
      session_id: null,
    }
    lines.push(
      { ...line, row, place_id: lodging.id, from_day: from, through_day: through, units: rooms, price: lodging.price },
      { ...line, row, place_id: desk.id, from_day: from, through_day: through, units: people, price: desk.price },
    )
    const season = takesPart
      ? seasons.find((one) => isIn(one, from.add({ days: 1 })) && one.places >= people)
      : undefined
    if (season) {
      const [session] = await reserveIds(tx, 'workation.sessions', 1)
      const startsAt = at(from.add({ days: 1 }), 10)
      await insertRows(tx, 'workation.sessions', [
        { id: session, programme_id: season.id, starts_at: startsAt, places: season.places, taken: 0 },
      ])
      lines.push({ ...line, row, session_id: session!, units: people, price: season.price })
    }
  }
  const numbers = await reserveIds(tx, 'workation.itinerary_items', lines.length)
  await insertRows(
    tx,
    'workation.itinerary_items',
    lines.map(({ row: _, ...line }, index) => ({ ...line, id: numbers[index] })),
  )
  await insertRows(
    tx,
    'workation.reservations',
    stays.map(({ company, at: index, from }, row) => ({
      id: reservations[row],
      stay_id: ids[row]!,
      itinerary_id: itineraries[row]!,
      state: 'booked',
      began_at: at(from.subtract({ days: 20 }), 15),
      held_until: at(from.subtract({ days: 20 }), 16),
      booked_at: at(from.subtract({ days: 20 }), 15),
      person: company.person,
      phone: `090-0000-02${String(index + 10)}`,
      wishes: '',
    })),
  )
  await settlePast(tx, itineraries)
  await insertRows(
    tx,
    'workation.arrivals',
    lines.map(({ row, from_day: from }, index) => ({
      item_id: numbers[index]!,
      people: stays[row]!.came,
      at: at(from ?? stays[row]!.from.add({ days: 1 }), 17),
      staff_id: staffId,
    })),
  )
  await insertRows(
    tx,
    'workation.surveys',
    stays.flatMap(({ survey, through }, row) =>
      survey ? [{ stay_id: ids[row]!, ...survey, words: '', answered_at: at(through.add({ days: 3 }), 20) }] : [],
    ),
  )
}

/** Its months and days come again every year. */
function isIn({ from, through }: { from: Temporal.PlainDate; through: Temporal.PlainDate }, day: Temporal.PlainDate) {
  const own = day.with({ year: from.year })
  return Temporal.PlainDate.compare(own, from) >= 0 && Temporal.PlainDate.compare(own, through) <= 0
}
