// bin/bench workation: how long it takes to find, among many places, those that are free for a group on every day of a stay.
import { sql } from 'kysely'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import { freeUnits } from '../src/modules/workation/stock/availability.queries.ts'
import { againstBare } from './against-bare.ts'
import { end, overRounds, say } from './figures.ts'
import { setStage } from './stage.ts'

const [PLACES, DAYS, PEOPLE] = [300, 60, 20]
const ROUNDS = Number(process.env['ROUNDS'] ?? 9)
const FROM = Temporal.PlainDate.from('2030-01-07')

const stage = await setStage()
await stage.owner.query(
  `with provider as (
     insert into workation.providers (name, name_en, kinds, person, email, phone, registered_at)
       values ('bench', 'bench', '{lodging}', 'bench', 'bench@example.jp', '', now()) returning id),
   offer as (
     insert into workation.offers (provider_id, kind, state, name, name_en, summary, summary_en, body, body_en, price)
       select provider.id, case n % 3 when 0 then 'workplace' else 'lodging' end, 'published', 'bench ' || n, 'bench', 'bench', 'bench', '', '', 1000
       from provider, generate_series(1, $1) n returning id, kind)
   insert into workation.places (offer_id, kind, address, address_en, latitude, longitude, units, people_per_unit, outlets, weekdays)
     select id, kind, 'bench', 'bench', 32, 133, 5 + id % 30, case kind when 'workplace' then 1 else 2 end, 10,
       case kind when 'workplace' then '{1,2,3,4,5}' else '{1,2,3,4,5,6,7}' end::smallint[] from offer`,
  [PLACES],
)
// One of three days differs, in the months around too.
await stage.owner.query(
  `insert into workation.stock_days (place_id, on_day, units)
     select p.offer_id, $1::date + n, abs(p.offer_id + n) % 25 from workation.places p, generate_series(-365, 365) n where (p.offer_id + n) % 3 = 0`,
  [FROM.toString()],
)
await stage.owner.query('vacuum analyze')

const pool = openPool({ url: stage.townUrl, max: 2 })
const db = kyselyOn(pool)
const wish = { from: FROM, through: FROM.add({ days: DAYS - 1 }) }
const found = () =>
  sql<{ id: number }>`select place_id as id from (${freeUnits(wish)}) free where free.people >= ${PEOPLE}`

interface Explained {
  'QUERY PLAN': [{ 'Execution Time': number; 'Planning Time': number }]
}

/** As PostgreSQL counts, planning too. */
async function inSql(): Promise<number> {
  const { rows } = await sql<Explained>`explain (analyze, timing off, format json) ${found()}`.execute(db)
  const [{ 'Execution Time': execution, 'Planning Time': planning }] = rows[0]!['QUERY PLAN']
  return execution + planning
}

const { rows: all } = await sql<{ id: number }>`${freeUnits(wish)}`.execute(db)
if (all.length !== PLACES) throw new Error(`${all.length} places looked through`)
await found().execute(db)
const times: number[] = []
for (let round = 0; round < ROUNDS; round++) times.push(await inSql())
say({
  figure: `workation: which of ${PLACES} places are free for ${PEOPLE} people on ${DAYS} days, in SQL`,
  unit: 'ms',
  atMost: 100,
  ...overRounds(times, 1),
})
await pool.end()

// As a visitor meets it: the top, a list of 24, and one place with its measurements.
const { rows: kept } = await stage.owner.query(
  `with few as (select id from workation.offers order by id limit 24),
     others as (update workation.offers set state = 'draft' where id not in (select id from few))
   select id from few`,
)
const place = `/workation/places/${kept[0].id}`
await againstBare(
  stage,
  { 'workation: top': '/workation', 'workation: a list of 24': '/workation/places', 'workation: a place': place },
  { rounds: Math.min(ROUNDS, 5), seconds: Number(process.env['SECONDS'] ?? 3) },
)
await stage.close()
end()
