// For the test of 効果: a few hundred stays drawn with a fixed seed, as rows and as plain objects.
import { addOffer } from './workation.ts'
import type { TestTown } from './town.ts'

export interface MadeSession {
  id: number
  day: Temporal.PlainDate
  isExchange: boolean
  isCancelled: boolean
}

export interface MadeLine {
  kind: 'lodging' | 'workplace' | 'programme'
  from: Temporal.PlainDate
  /** Of a lodging, the day of leaving. */
  through: Temporal.PlainDate
  session?: MadeSession
  units: number
  price: number
  /** Nothing: nobody recorded how many came. */
  came: number | null
}

export interface MadeStay {
  id: number
  companyId: number
  itineraries: { state: 'booked' | 'replaced' | 'cancelled' | 'expired'; lines: MadeLine[] }[]
  /** Yen. */
  survey?: number
}

const FIRST_ID = 10_000
/** A firm with no other stay. */
const TWO_TEAMS = FIRST_ID + 60
const day = (iso: string) => Temporal.PlainDate.from(iso)

/** Numbers from 0 to below one, the same each time. */
export function seeded(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return { below: (limit: number) => Math.floor(next() * limit), chance: (of: number) => next() < of }
}

const cameOf = ({ below, chance }: ReturnType<typeof seeded>): number | null =>
  chance(0.15) ? null : chance(0.1) ? 0 : 1 + below(8)

function drawLines(random: ReturnType<typeof seeded>, sessions: MadeSession[], base: Temporal.PlainDate): MadeLine[] {
  const { below, chance } = random
  const lines: MadeLine[] = []
  const lineOf = (kind: MadeLine['kind'], begins: number, days: number): MadeLine => {
    const from = base.add({ days: begins })
    const through = from.add({ days })
    return { kind, from, through, units: 1 + below(4), price: below(10) * 700, came: cameOf(random) }
  }
  if (chance(0.8)) lines.push(lineOf('lodging', 0, 1 + (chance(0.1) ? 60 : below(8))))
  if (chance(0.3)) lines.push(lineOf('lodging', 3, 2))
  if (chance(0.6)) lines.push(lineOf('workplace', below(3), below(10)))
  const session = sessions.find((one) => Temporal.PlainDate.compare(one.day, base) >= 0)
  if (session && (chance(0.5) || lines.length === 0))
    lines.push({ ...lineOf('programme', 0, 0), from: session.day, through: session.day, session })
  return lines.length > 0 ? lines : [lineOf('lodging', 0, 2)]
}

/** What the figures are easily wrong about. */
const EDGES: Pick<MadeStay, 'companyId' | 'itineraries' | 'survey'>[] = [
  ['2026-05-30', '2026-06-02', 4, 'booked'], // over the end of a month
  ['2026-03-30', '2026-04-03', 3, 'booked'], // over the end of a fiscal year
  ['2026-03-31', '2026-04-01', 3, 'booked'], // leaves on the first day of a year
  ['2025-02-10', '2025-05-12', 2, 'booked'], // as long as a line can be
  ['2026-07-01', '2026-07-04', 0, 'booked'], // nobody came
  ['2026-07-01', '2026-07-04', 5, 'cancelled'],
  ['2025-11-04', '2025-11-06', 5, 'booked', TWO_TEAMS], // neither of the two came before the other
  ['2025-11-04', '2025-11-05', 2, 'booked', TWO_TEAMS],
].map(([from, through, came, state, companyId = FIRST_ID]) => {
  const line = { kind: 'lodging', from: day(String(from)), through: day(String(through)), units: 2, price: 5000, came }
  return { companyId, survey: 10_000, itineraries: [{ state, lines: [line] }] } as unknown as MadeStay
})

export async function makeStays(town: TestTown, count: number, seed: number): Promise<MadeStay[]> {
  const random = seeded(seed)
  const { below, chance } = random
  const sessions = await makeSessions(town, random)
  const stays: MadeStay[] = Array.from({ length: count }, (_, at) => {
    const base = day('2024-03-20').add({ days: below(960) })
    const companyId = FIRST_ID + below(60)
    const itineraries: MadeStay['itineraries'] = chance(0.2)
      ? [{ state: chance(0.5) ? 'replaced' : 'expired', lines: drawLines(random, sessions, base) }]
      : []
    itineraries.push({ state: chance(0.12) ? 'cancelled' : 'booked', lines: drawLines(random, sessions, base) })
    return { id: FIRST_ID + at, companyId, itineraries, ...(chance(0.5) && { survey: below(50) * 1000 }) }
  })
  for (const edge of EDGES) stays.push({ ...edge, id: FIRST_ID + stays.length })
  await insertAll(town, stays)
  return stays
}

async function makeSessions(
  { owner, ...town }: TestTown,
  { chance }: ReturnType<typeof seeded>,
): Promise<MadeSession[]> {
  const sessions: MadeSession[] = []
  for (const isExchange of [true, false]) {
    const { offer } = await addOffer({ owner, ...town }, '里の会', 'programme', {
      name: isExchange ? '夕べ' : '道普請',
    })
    if (isExchange) await owner.query(`update workation.programmes set theme = 'exchange' where offer_id = $1`, [offer])
    for (let at = 0; at < 40; at++) {
      const [on, isCancelled] = [day('2024-04-01').add({ days: at * 24 + (isExchange ? 0 : 9) }), chance(0.1)]
      // In Tokyo already the first of April where in Greenwich it is still March.
      const { rows } = await owner.query(
        `insert into workation.sessions (programme_id, starts_at, places, cancelled_at, cancelled_because)
          values ($1, ($2::date + time '06:00') at time zone 'Asia/Tokyo', 500, $3, $4) returning id`,
        [offer, String(on), isCancelled ? '2024-03-01' : null, isCancelled ? '雨' : null],
      )
      sessions.push({ id: Number(rows[0].id), day: on, isExchange, isCancelled })
    }
  }
  return sessions.toSorted((one, other) => Temporal.PlainDate.compare(one.day, other.day))
}

async function insertAll(town: TestTown, stays: MadeStay[]): Promise<void> {
  const { owner } = town
  const place = {
    lodging: await addOffer(town, '里の宿', 'lodging'),
    workplace: await addOffer(town, '里の席', 'workplace'),
  }
  await owner.query('update workation.places set units = 500')
  await owner.query(`insert into workation.companies (id, name, name_key, known_since) overriding system value
    select n, '会社' || n, '会社' || n, '2024-01-01' from generate_series(${FIRST_ID}, ${FIRST_ID + 60}) n`)
  const { rows: staff } = await owner.query('select min(id) as id from kernel.staff')
  const staffId = staff[0].id
  for (const { id, companyId, itineraries, survey } of stays) {
    await owner.query(
      `insert into workation.stays (id, company_id, person, email, phone, language, people, purposes, state, asked_at, key,
          from_day, through_day)
        overriding system value values ($1, $2, '人', 'a@example.jp', '', 'ja', 4, '{work}', 'booked', '2024-01-01', gen_random_uuid(),
          '2024-01-01', '2024-01-01')`,
      [id, companyId],
    )
    for (const { state, lines } of itineraries) {
      const itinerary = await owner.query(
        `insert into workation.itineraries (stay_id, people, staff_id) values ($1, 4, $2) returning id`,
        [id, staffId],
      )
      const itineraryId = itinerary.rows[0].id
      for (const { kind, from, through, session, units, price, came } of lines) {
        const where = session ? [null, null, null, session.id] : [place[kind as 'lodging'].offer, from, through, null]
        const item = await owner.query(
          `insert into workation.itinerary_items (itinerary_id, place_id, from_day, through_day, session_id, units, price)
            values ($1, $2, $3, $4, $5, $6, $7) returning id`,
          [itineraryId, ...where.map((one) => one && String(one)), units, price],
        )
        if (came !== null)
          await owner.query(
            `insert into workation.arrivals (item_id, people, at, staff_id) values ($1, $2, now(), $3)`,
            [item.rows[0].id, came, staffId],
          )
      }
      await owner.query(`update workation.itineraries set proposed_at = '2024-01-01' where id = $1`, [itineraryId])
      const booked = state === 'expired' ? null : '2024-01-01'
      const ended = state === 'booked' ? null : '2024-01-02'
      const reservation = await owner.query(
        `insert into workation.reservations (stay_id, itinerary_id, state, began_at, held_until, booked_at, ended_at, person, phone, wishes)
          values ($1, $2, $3, '2024-01-01', '2024-01-01', $4, $5, $6, $7, $8) returning id`,
        [id, itineraryId, state, booked, ended, booked && '人', booked && '0', booked && ''],
      )
      if (state === 'booked')
        await owner.query(
          `insert into workation.reserved_days (reservation_id, place_id, on_day, units)
            select $1, i.place_id, day::date, sum(i.units) from workation.itinerary_items i
              join workation.places p on p.offer_id = i.place_id
              cross join generate_series(i.from_day, i.through_day - case p.kind when 'lodging' then 1 else 0 end, '1 day') day
            where i.itinerary_id = $2 and workation.ordinary_units(p, day::date) > 0 group by i.place_id, day`,
          [reservation.rows[0].id, itineraryId],
        )
    }
    if (survey !== undefined)
      await owner.query(
        `insert into workation.surveys (stay_id, spend, satisfaction, again, office, words, answered_at) values ($1, $2, 5, 'yes', false, '', now())`,
        [id, survey],
      )
  }
}
