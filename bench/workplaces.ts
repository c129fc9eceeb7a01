// bin/bench workplaces: how many seats a second are taken durably, against pgbench with the same statement; and how long a month of all
// seats of a large town takes to look through.
import { sql } from 'kysely'
import type { Tx } from '../src/lib/db/tx.ts'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import { insertRequest } from '../src/modules/workplaces/bookings/bookings.queries.ts'
import { busyAt, listBusy } from '../src/modules/workplaces/seats/availability.queries.ts'
import { viewSeats } from '../src/modules/workplaces/seats/availability.ts'
import { listSeats } from '../src/modules/workplaces/seats/seats.queries.ts'
import { end, median, overRounds, rounded, say } from './figures.ts'
import { pgbench } from './pgbench.ts'
import { setStage } from './stage.ts'

/** People who ask at the same moment, each for a seat of their own. */
const AT_ONCE = 64
const [SEATS, DAYS] = [500, 31]
const SECONDS = Number(process.env['SECONDS'] ?? 5)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const HOURS = { minutes: 525 }
const OPENS = Temporal.Instant.from('2030-01-01T08:30:00+09:00')

const stage = await setStage()
const many = async (text: string): Promise<number[]> =>
  (await stage.owner.query<{ id: number }>(text)).rows.map(({ id }) => id)
const people = await many(`insert into kernel.staff (sign_in_name, name)
  select 'bench' || n, 'bench' from generate_series(1, ${SEATS}) n returning id`)
const [floor] = await many(`insert into workplaces.floors (site_id, name, width, height)
  select id, 'bench', 10000, 10000 from kernel.sites where kind = 'main' returning id`)
const seats = await many(`insert into workplaces.seats (floor_id, label, x, y, width, height, network)
  select ${floor}, 'S' || n, n % 50 * 50, n / 50 * 50, 40, 40, 'lgwan' from generate_series(1, ${SEATS}) n returning id`)
const count = async () => Number((await stage.owner.query('select count(*) from workplaces.bookings')).rows[0].count)

// What the program does on each of its connections; a single statement is a transaction by itself.
const pool = openPool({ url: stage.townUrl, max: AT_ONCE })
const db = kyselyOn(pool)
let nextDay = 0

async function rush(): Promise<number> {
  const [before, firstDay, began] = [await count(), nextDay, performance.now()]
  let [answered, furthest] = [0, firstDay]
  const person = async (at: number) => {
    for (let day = firstDay; performance.now() - began < SECONDS * 1000; day++, answered++) {
      const from = OPENS.add({ hours: 24 * day })
      const wish = { staffId: people[at]!, seatId: seats[at]!, times: [{ from, until: from.add(HOURS) }] }
      await insertRequest(db as unknown as Tx<'workplaces'>, OPENS, '会議', wish)
      furthest = Math.max(furthest, day)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => person(at)))
  const perSecond = answered / ((performance.now() - began) / 1000)
  nextDay = furthest + 1
  const stored = (await count()) - before
  if (stored !== answered) throw new Error(`${answered} answered, ${stored} stored`)
  return perSecond
}

/** The same as one statement of pgbench, on days of another century. */
const ONE_BOOKING = `\\set day random(1, 200000)
with asked as (
  insert into workplaces.requests (staff_id, reason, asked_at) values (${people[0]} + :client_id, '会議', now()) returning id),
taken as (
  insert into workplaces.bookings (request_id, staff_id, seat_id, during, since)
    select asked.id, ${people[0]} + :client_id, ${seats[0]} + :client_id, tstzrange(time.from_at, time.from_at + interval '525 minutes'), now()
    from asked, unnest(array[timestamptz '2500-01-01 08:30+09' + make_interval(days => :day)]) time (from_at) order by 4
  on conflict do nothing returning lower(during) as "from", upper(during) as "until")
select asked.id, taken."from", taken."until" from asked left join taken on true order by 2;`

const yardstick = async () =>
  (await pgbench({ url: stage.townUrl, sql: ONE_BOOKING, clients: AT_ONCE, seconds: SECONDS })).tps

await rush() // warm
const rounds: { bookings: number; pgbench: number }[] = []
for (let round = 0; round < ROUNDS; round++) rounds.push({ pgbench: await yardstick(), bookings: await rush() })
const side = (name: 'bookings' | 'pgbench') => rounded(median(rounds.map((round) => round[name])), 0)
say({
  figure: `workplaces: seats taken per second, durably, ${AT_ONCE} people at once on seats of their own, against pgbench`,
  unit: '×',
  atLeast: 0.7,
  ...overRounds(rounds.map(({ bookings, pgbench }) => bookings / pgbench)),
  sides: { madoguchi: side('bookings'), pgbench: side('pgbench') },
})

// Three of four seats are booked on each day of a month, as far away from the days above as the months around it.
await stage.owner.query('delete from workplaces.bookings')
const month = Temporal.Instant.from('2031-01-01T08:30:00+09:00')
await stage.owner.query(
  `with asked as (insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id)
   insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
     select asked.id, $1 + place, $2 + place, tstzrange($3::timestamptz + day * interval '1 day', $3::timestamptz + day * interval '1 day' + interval '525 minutes'),
       'approved', now()
     from asked, generate_series(0, ${SEATS - 1}) place, generate_series(-62, 92) day where (place + day + 62) % 4 <> 0`,
  [people[0], seats[0], month.toString()],
)
await stage.owner.query('vacuum analyze')
const site = (await db.selectFrom('kernel.sites').select('id').where('kind', '=', 'main').executeTakeFirstOrThrow()).id
const times = Array.from({ length: DAYS }, (_, day) => {
  const from = month.add({ hours: 24 * day })
  return { from, until: from.add(HOURS) }
})
const span = { from: times[0]!.from, until: times.at(-1)!.until }
const all = (await listSeats(db, site)).filter(({ floorId }) => floorId === floor)

interface Explained {
  'QUERY PLAN': [{ 'Execution Time': number; 'Planning Time': number; Plan: { 'Actual Rows': number } }]
}

/** As PostgreSQL counts, planning too. */
async function inSql(): Promise<number> {
  const { rows } = await sql<Explained>`explain (analyze, timing off, format json) ${busyAt(site, span)}`.execute(db)
  const [{ 'Execution Time': execution, 'Planning Time': planning, Plan }] = rows[0]!['QUERY PLAN']
  if (Plan['Actual Rows'] < (SEATS * DAYS * 3) / 4 - SEATS) throw new Error(`${Plan['Actual Rows']} rows`)
  return execution + planning
}

/** The state of every seat on every day, as a page gets it. */
async function asViewed(): Promise<number> {
  const began = performance.now()
  const busy = await listBusy(db, site, span)
  const views = viewSeats(all, times, busy, 0)
  if (views.some(({ state }) => state !== 'partly')) throw new Error('every seat is free on some days')
  return performance.now() - began
}

const [alone, viewed]: [number[], number[]] = [[], []]
for (let round = 0; round < ROUNDS; round++) {
  alone.push(await inSql())
  viewed.push(await asViewed())
}
const what = `availability of ${SEATS} seats on ${DAYS} days, three of four booked`
say({ figure: `workplaces: ${what}, in SQL`, unit: 'ms', atMost: 50, ...overRounds(alone, 1) })
say({ figure: `workplaces: ${what}, with the state of each seat and day`, unit: 'ms', ...overRounds(viewed, 1) })
await pool.end()
await stage.close()
end()
