// bin/bench insights: ten million events. How long a board takes from the figures that are kept, how long every figure takes from zero
// beside the plainest sum over the same events, how long the collector takes for one more month of calls, and whether messages of a talk
// that never rests cost more the more of them there are.
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import { collect, forgetCollected, recountNow, viewEffects } from '../src/modules/insights/index.ts'
import { end, overRounds, rounded, say } from './figures.ts'
import { setStage } from './stage.ts'

const EVENTS = Number(process.env['EVENTS'] ?? 10_000_000)
const MONTHS = 60
const ROUNDS = Number(process.env['ROUNDS'] ?? 9)
const LONG_TALK = Number(process.env['LONG_TALK'] ?? 60_000)
const NOW = Temporal.Instant.from('2026-11-24T01:00:00Z')

const stage = await setStage()
const { owner } = stage
// Loaded as a restore loads: indexes come after.
await owner.query('alter table insights.events drop constraint events_pkey')
await owner.query('drop index insights.events_of_a_month')
// Kinds as often as in a town, messages and calls by far the most; month after month, as they happen.
await owner.query(
  `insert into insights.events (kind, source, happened_at, part, amount, party, taken_at)
    select (array['inquiry', 'inquiry.outside', 'inquiry.answered', 'inquiry', 'application', 'application.decided', 'seat.used', 'request', 'book.overtime', 'stay.line'])[1 + n % 10],
      'made:' || n, timestamptz '2021-12-01T00:00+09' + (n::bigint * $2 / ($1 + 1)) * interval '1 month' + n % 27 * interval '1 day',
      (array['phone', 'line', 'web', 'phone', '', '', '1', '', '', ''])[1 + n % 10], n * 7 % 31, case n % 10 when 9 then 'company:' || n % 5000 end, now()
    from generate_series(1, $1::int) n`,
  [EVENTS, MONTHS],
)
await owner.query('alter table insights.events add primary key (kind, source)')
await owner.query('create index events_of_a_month on insights.events (month, kind)')
await owner.query('vacuum analyze insights.events')

const pool = openPool({ url: stage.townUrl, max: 2 })
const db = kyselyOn(pool)
const inMs = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const plain = []
const plainly = () =>
  owner.query('select month, kind, part, count(*), sum(amount) from insights.events group by month, kind, part')
for (let round = 0; round < 3; round++) plain.push(await inMs(plainly))
const whole = await inMs(() =>
  recountNow(
    db,
    () => NOW,
    'system:bench',
    () => {},
  ),
)
const summed = overRounds(plain)
say({ figure: `insights: the plainest sum over ${EVENTS.toLocaleString('en')} events`, unit: 'ms', ...summed })
say({ figure: 'insights: every figure from zero', value: rounded(whole), unit: 'ms' })
say({
  figure: 'insights: every figure from zero, against the plainest sum',
  value: rounded(whole / summed.value),
  unit: '×',
  sides: { recount: rounded(whole), plain: summed.value },
})

const boards = []
for (let round = 0; round < ROUNDS; round++) boards.push(await inMs(() => viewEffects(db, NOW, undefined)))
say({
  figure: 'insights: all boards of a year from the figures that are kept',
  unit: 'ms',
  atMost: 1000,
  ...overRounds(boards),
})

// A month of a town that is busy on the telephone, taken from its own room.
await owner.query(
  `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key)
    select (select min(id) from kernel.sections), n % 3 = 0, n % 5 = 0, timestamptz '2026-10-01T09:00+09' + n % 27 * interval '1 day', (select min(id) from kernel.staff), gen_random_uuid()
    from generate_series(1, 20000) n`,
)
/** What is made here is of days long ago: each time all is looked through. */
const collectAll = async () => {
  await db.transaction().execute(forgetCollected)
  return await inMs(() => collect(db, NOW))
}
const month = await collectAll()
say({
  figure: 'insights: the collector takes a month of 20,000 calls and brings its figures up to it',
  value: rounded(month),
  unit: 'ms',
})

// Talks as they are, and one in which somebody says something every minute: it never rests, so it is one inquiry.
await owner.query(`insert into kernel.residents (display_name) values ('測定 する子')`)
await owner.query(
  `insert into inquiries.conversations (resident_id, section_id, channel, last_message_at)
    select (select min(id) from kernel.residents), (select min(id) from kernel.sections), 'web', now() from generate_series(0, 2000) n`,
)
const talks = 'select id, row_number() over (order by id) as n from inquiries.conversations'
const message = `insert into inquiries.messages (conversation_id, author, staff_id, kind, body, occurred_at)
  select t.id, a.author, case a.author when 'staff' then (select min(id) from kernel.staff) end, 'text', 'x', a.at from (${talks}) t`
await owner.query(
  `${message} cross join lateral (select case m % 2 when 0 then 'resident' else 'staff' end as author,
    timestamptz '2026-09-01T09:00+09' + m * interval '29 hours' + t.n * interval '1 minute' as at from generate_series(0, 49) m) a where t.n > 1`,
)
const sayMore = (from: number, until: number) =>
  owner.query(
    `${message} cross join lateral (select case m % 3 when 0 then 'staff' else 'resident' end as author,
      timestamptz '2026-07-01T09:00+09' + m * interval '1 minute' as at from generate_series($1::int, $2::int) m) a where t.n = 1`,
    [from + 1, until],
  )
await sayMore(0, LONG_TALK)
await owner.query('vacuum analyze inquiries.messages')
const some = await collectAll()
await sayMore(LONG_TALK, 2 * LONG_TALK)
await owner.query('vacuum analyze inquiries.messages')
const twice = await collectAll()
say({
  figure: `insights: the collector reads 100,000 messages, and a talk of ${(2 * LONG_TALK).toLocaleString('en')}, against half of that talk`,
  value: rounded(twice / some),
  unit: '×',
  atMost: 3,
  sides: { twice: rounded(twice), once: rounded(some) },
})
say({
  figure: 'insights: the collector an hour later, when nobody said anything',
  value: rounded(await inMs(() => collect(db, NOW))),
  unit: 'ms',
})
await pool.end()
await stage.close()
end()
