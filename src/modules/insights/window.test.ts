import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectAll } from '../../testing/effects.ts'
import { seeded } from '../../testing/made-stays.ts'
import { testTown } from '../../testing/town.ts'
import { collect, recountNow } from './index.ts'

const town = await testTown({ at: '2026-06-01T03:00:00+09:00' })
const { db } = town.municipality
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
const [{ id: staffId, section_id: sectionId }] = await sql(
  `select m.staff_id as id, m.section_id from kernel.memberships m join kernel.staff s on s.id = m.staff_id where s.sign_in_name = 'suzuki'`,
)
const seats =
  await sql(`select distinct on (f.site_id) s.id, f.site_id from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
  order by f.site_id, s.id`)
const people = await sql('select id from kernel.staff order by id limit 3')
const [{ id: request }] = await sql(
  `insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id`,
  [staffId],
)
const [{ id: resident }] = await sql(`insert into kernel.residents (display_name) values ('青空 花子') returning id`)
const newTalk = async () =>
  (
    await sql(
      `insert into inquiries.conversations (resident_id, section_id, channel, last_message_at) values ($1, $2, 'web', now()) returning id`,
      [resident, sectionId],
    )
  )[0].id
const talks = [await newTalk(), await newTalk(), await newTalk()]

type Said = { talk: number; author: 'resident' | 'staff'; at: Temporal.Instant }
const say = ({ talk, author, at }: Said) =>
  sql(
    `insert into inquiries.messages (conversation_id, author, staff_id, kind, body, occurred_at) values ($1, $2, $3, 'text', 'x', $4)`,
    [talk, author, author === 'staff' ? staffId : null, at.toString()],
  )
const bookSeat = (seat: number, who: number, on: Temporal.PlainDate) =>
  sql(
    `insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since, came_at, came_by)
      values ($1, $2, $3, tstzrange($4, $5), 'approved', now(), $4, 'page')`,
    [request, who, seat, `${on}T09:00+09`, `${on}T17:00+09`],
  )
const events = async () =>
  (await sql(`select kind, source, happened_at::text, part, amount::int, party from insights.events`))
    .map((row) => Object.values(row).join(' '))
    .toSorted()
const figures = () =>
  sql('select span, starts_on::text, kind, part, total::int, events::int from insights.figures order by 1, 2, 3, 4')

const said: Said[] = []
const HOURS_72 = 72 * 3600

/** What a plain loop says: three quiet days end a talk, and the first word of staff before that answers it. */
function plainly() {
  const counted: string[] = []
  for (const talk of talks) {
    let [last, begun, isOpen] = [undefined as Temporal.Instant | undefined, '', false]
    for (const { author, at } of said.filter((one) => one.talk === talk)) {
      if (!last || last.until(at).total('seconds') >= HOURS_72) {
        begun = at.toString()
        isOpen = author === 'resident'
        if (isOpen) counted.push(`inquiry ${talk} ${begun}`)
      }
      if (isOpen && author === 'staff') {
        counted.push(`inquiry.answered ${talk} ${begun}`)
        isOpen = false
      }
      last = at
    }
  }
  return counted.toSorted()
}

test('collected day by day the facts are those of a count from zero, and of a collection that begins at the beginning', async () => {
  const random = seeded(20_260_601)
  const first = Temporal.PlainDate.from('2026-06-01')
  for (let step = 0; step < 90; step++) {
    const day = first.add({ days: step })
    let second = 8 * 3600
    for (let n = random.below(4); n > 0; n--) {
      second += 1 + random.below(6000)
      const at = day.toZonedDateTime('Asia/Tokyo').add({ seconds: second }).toInstant()
      const one = { talk: talks[random.below(3)]!, author: random.chance(0.6) ? 'resident' : 'staff', at } as const
      if (step % 17 > 4 || one.talk === talks[0]) {
        said.push(one)
        await say(one)
      }
    }
    // The first site from the beginning, the second after a month, the third never.
    if (random.chance(0.5)) await bookSeat(seats[0].id, people[0].id, day)
    if (step >= 30 && random.chance(0.5)) await bookSeat(seats[1].id, people[1].id, day)
    town.clock.set(`${day.add({ days: 1 })}T03:00:00+09:00`)
    await collect(db, town.clock())
  }
  const [byDay, counted] = [await events(), await figures()]
  const [{ from }] = await sql(
    `select min(happened_at)::date::text as from from insights.events where kind = 'seat.offered' and part = $1`,
    [String(seats[1].site_id)],
  )
  assert.ok(from >= '2026-06-30', `a site is offered since its first booking, not since ${from}`)
  assert.deepEqual(
    (
      await sql(`select e.kind, m.conversation_id as talk, e.happened_at as at
        from insights.events e
        join inquiries.messages m on 'message:' || m.id = e.source where e.kind in ('inquiry', 'inquiry.answered')`)
    )
      .map(({ kind, talk, at }) => `${kind} ${talk} ${at}`)
      .toSorted(),
    plainly(),
  )

  await recountNow(db, town.clock, 'system:test', () => {})
  assert.deepEqual([await events(), await figures()], [byDay, counted], 'counted from zero')

  await sql('truncate insights.events, insights.figures')
  await collectAll(town)
  assert.deepEqual([await events(), await figures()], [byDay, counted], 'from the beginning')
})

test('what an hour does not find, a count from zero does not add', async () => {
  const before = await figures()
  await say({ talk: await newTalk(), author: 'resident', at: town.clock().subtract({ hours: 24 * 30 }) }) // brought in late
  await sql(`delete from workplaces.bookings`)
  await bookSeat(seats[2].id, people[2].id, Temporal.PlainDate.from('2026-06-02'))
  await collect(db, town.clock())
  const hourly = await figures()
  await recountNow(db, town.clock, 'system:test', () => {})
  assert.deepEqual(await figures(), hourly)
  assert.equal(
    hourly.filter(({ kind }) => kind === 'inquiry').length,
    before.filter(({ kind }) => kind === 'inquiry').length,
  )
})
