import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { expectedBy, publishDefinition, shippedDefinitions } from '#modules/procedures/index.ts'
import { boardOf, collectAll } from '../../testing/effects.ts'
import { seeded } from '../../testing/made-stays.ts'
import { testTown } from '../../testing/town.ts'
import { collect } from './index.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { db } = town.municipality
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
const [{ id: staffId, section_id: sectionId }] = await sql(
  `select m.staff_id as id, m.section_id from kernel.memberships m join kernel.staff s on s.id = m.staff_id where s.sign_in_name = 'suzuki'`,
)
const mark = async (measure: string, value: number, kind = 'baseline') =>
  sql(
    `insert into insights.marks (measure, mark, value, from_month, note, set_by, set_at) values ($1, $2, $3, '2025-04-01', 'テスト', $4, now())`,
    [measure, kind, value, staffId],
  )

test('before anything was counted every board says so, and nothing is a zero', async () => {
  for (const key of ['inquiries', 'streets', 'procedures', 'work', 'workplaces', 'workation']) {
    const { isEmpty, months } = await boardOf(town, key)
    assert.deepEqual([isEmpty, months], [true, []])
    const page = await (await town.request(`/console/insights/${key}`, { as: 'watanabe' })).text()
    assert.match(page, /まだ数えたものがありません/)
  }
  const summary = await (await town.request('/console/insights', { as: 'watanabe' })).text()
  for (const words of [
    '令和8年度に数えたものは、まだありません',
    'しごと場: 席が初めて予約された日の翌日から出ます。',
    '全員の出勤簿を締めた月から出ます。',
  ])
    assert.ok(summary.includes(words), words)
})

test('an inquiry begins after three quiet days; those outside office hours, their answers and the calls are counted apart', async () => {
  const [{ id: resident }] = await sql(`insert into kernel.residents (display_name) values ('青空 花子') returning id`)
  const [{ id: talk }] = await sql(
    `insert into inquiries.conversations (resident_id, section_id, channel, last_message_at) values ($1, $2, 'web', now()) returning id`,
    [resident, sectionId],
  )
  const say = (author: 'resident' | 'staff', at: string) =>
    sql(
      `insert into inquiries.messages (conversation_id, author, staff_id, kind, body, occurred_at) values ($1, $2, $3, 'text', 'x', $4)`,
      [talk, author, author === 'staff' ? staffId : null, at],
    )
  await say('resident', '2026-11-18T20:00+09') // Wednesday evening: an inquiry
  await say('resident', '2026-11-18T20:01+09') // goes on
  await say('staff', '2026-11-19T09:00+09')
  await say('staff', '2026-11-19T18:00+09') // not the first answer
  await say('resident', '2026-11-19T18:30+09') // thanks
  await say('resident', '2026-11-23T10:00+09') // 勤労感謝の日, four days later: another
  await say('resident', '2026-11-24T09:00+09') // goes on
  const call = (at: string, needs: boolean, repeat: boolean, struck = false) =>
    sql(
      `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key, struck_at, struck_by)
        values ($1, $2, $3, $4, $5, gen_random_uuid(), $6, $7)`,
      [sectionId, needs, repeat, at, staffId, struck ? at : null, struck ? staffId : null],
    )
  await call('2026-11-20T10:00+09', true, false)
  await call('2026-11-20T10:05+09', false, true)
  await call('2026-11-20T10:06+09', false, false, true)
  await call('2026-11-24T09:30+09', false, false) // today: not over yet
  await mark('phoneShare', 60)
  await mark('callbacksPerCall', 1.5)
  await collect(db, town.clock())
  const { of, months } = await boardOf(town, 'inquiries')
  assert.deepEqual(of('2026-11'), {
    phoneShare: 50,
    lineShare: 0,
    webShare: 50,
    phone: 2,
    line: undefined,
    web: 2,
    outside: 2,
    outsideShare: 50,
    answeredOutside: 0,
    firstAnswer: 0.5, // of 18 November after closing time, answered at nine
    closing: undefined,
    promisesKept: undefined,
    promises: undefined,
    callbacksAvoided: 2, // one answered × 1.5, as it is shown
    callAttempts: undefined,
    callbackShare: 50,
    satisfaction: undefined,
    satisfactionAnswers: undefined,
    faqOffered: undefined,
    faqSolved: undefined,
    faqAsked: undefined,
    faqLeft: undefined,
    faqInserted: undefined,
    faqInsertedShare: undefined,
    faqGaps: undefined,
  })
  assert.deepEqual(
    months.map(({ underway }) => underway),
    [true],
  )
  town.clock.set('2026-12-01T09:00:00+09:00')
  await collect(db, town.clock())
  assert.equal((await boardOf(town, 'inquiries')).of('2026-11')['phone'], 3)
  const page = await (await town.request('/console/insights/inquiries', { as: 'watanabe' })).text()
  assert.match(page, /電話の割合は 60% → 60.0%\(11月\)です。/)
})

const water = shippedDefinitions().find((json) => (json as { id: string }).id === 'water-service-start') as object
const day = (iso: string) => Temporal.PlainDate.from(iso)

test('whether an application was decided in its standard period is what procedures itself would say, corrections and holidays and all', async () => {
  const random = seeded(7)
  const calendar = await getOfficeCalendar(db)
  const to = { sectionId: Number(sectionId), staffId: Number(staffId) }
  const published = new Map<number, number>()
  for (const standardDays of [2, 5, 9]) {
    const definition = { ...water, id: `water-${'abcdefghi'[standardDays - 1]}`, standardDays }
    await publishDefinition(db, town.clock(), `staff:${to.staffId}`, definition, to)
    published.set(standardDays, Number((await sql('select max(id) as id from procedures.versions'))[0].id))
  }
  let [inTime, decided] = [0, 0]
  for (let serial = 1; serial <= 150; serial++) {
    const standardDays = [2, 5, 9][random.below(3)]!
    const arrived = day('2026-04-20').add({ days: random.below(100) })
    const pauses = []
    let last = arrived
    for (let round = 0; round < random.below(3); round++) {
      const from = last.add({ days: random.below(3) })
      last = from.add({ days: random.below(9) })
      pauses.push({ from, through: last })
    }
    const on = last.add({ days: random.below(12) })
    const id = randomUUID()
    await sql(
      `insert into procedures.applications (id, version_id, section_id, key_digest, begun_at, changed_at, state, fiscal_year, serial, arrived_at, answers, decided_at, decided_by)
        values ($1, $2, $3, sha256($1::uuid::text::bytea), $4, $4, 'accepted', 2026, $5, $4, '{}', $6, $7)`,
      [id, published.get(standardDays), sectionId, `${arrived}T09:00+09`, serial, `${on}T17:00+09`, staffId],
    )
    for (const [round, { from, through }] of pauses.entries())
      await sql(
        `insert into procedures.corrections (application_id, round, asked_at, asked_by, due_on, remarks, ended_at, outcome, ended_by)
          values ($1, $2, $3, $4, '2027-03-31', '{"a": "b"}', $5, 'called_off', $4)`,
        [id, round + 1, `${from}T10:00+09`, staffId, `${through}T16:00+09`],
      )
    decided++
    const until = expectedBy(calendar, arrived, { standardDays }, pauses)!
    if (Temporal.PlainDate.compare(on, until) <= 0) inTime++
  }
  assert.ok(inTime > 30 && decided - inTime > 30, `${inTime} of ${decided}`)
  await mark('applicationsBefore', 100)
  await collectAll(town)
  const { total } = await boardOf(town, 'procedures')
  assert.equal(total['decided'], decided)
  assert.equal(total['inTimeShare'], Number(((inTime / decided) * 100).toFixed(1)))
  assert.equal(total['online'], decided)
  const amounts = await sql(`select amount from insights.events where kind = 'application.decided' order by amount`)
  assert.equal(total['middleDays'], Number(amounts[75].amount))
  const months = (await sql(`select count(distinct month) as n from insights.events where kind = 'application'`))[0].n
  assert.equal(total['onlineShare'], Number(((150 / (Number(months) * 100)) * 100).toFixed(1)))
})

test('a month of books counts when the last of them is locked; locked again, a book counts what it is now', async () => {
  const [{ id: closer }] = await sql(`select id from kernel.staff where sign_in_name = 'goto'`)
  const act = (who: number, name: string, state: string, at: string, figures: object | null) =>
    sql(
      `with done as (insert into attendance.month_acts (staff_id, month, act, state, at, by_id, words, figures, digest)
          values ($1, '2026-10-01', $2, $3, $4, $5, '理由', $6, case when $6::jsonb is not null then sha256('x') end) returning id)
        insert into attendance.months (staff_id, month, state, act_id) select $1, '2026-10-01', $3, id from done
        on conflict (staff_id, month) do update set state = excluded.state, act_id = excluded.act_id`,
      [who, name, state, at, closer, figures && JSON.stringify(figures)],
    )
  const lock = async (who: number, overtime: number, at: string, leave = 465) => {
    const figures = {
      overtime,
      daysWorked: 20,
      daysAtHome: 5,
      leaves: [
        { kind: 'annual', minutes: leave },
        { kind: 'summer', minutes: 465 },
      ],
    }
    await act(who, 'submit', 'submitted', at, null)
    await act(who, 'check', 'checked', at, null)
    await act(who, 'lock', 'locked', at, figures)
  }
  const people = (
    await sql(`select distinct m.staff_id as id from kernel.memberships m where m.staff_id <> $1 order by 1 limit 6`, [
      closer,
    ])
  ).map(({ id }) => Number(id)) as [number, number, number, number, number, number]
  const punched = people[5]
  await sql(
    `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values ($1, 'in', '2026-10-01T08:30+09', 'main', 'page', 'x')`,
    [punched],
  )
  await lock(people[0], 600, '2026-11-05T10:00+09')
  await lock(people[1], 300, '2026-11-05T10:00+09', 232)
  for (const who of people.slice(2, 5)) await lock(who, 0, '2026-11-05T10:00+09', 0)
  await sql(
    `insert into attendance.requests (staff_id, kind, unit, from_at, until_at, reason, state, asked_at, settled_at)
      select $1, 'annual', 'day', d, d + interval '1 day', '', s, '2026-10-02T10:00+09', '2026-10-03T10:00+09'
      from (values ('2026-10-05T00:00+09'::timestamptz, 'granted'), ('2026-10-06T00:00+09', 'withdrawn'), ('2026-10-07T00:00+09', 'refused')) v (d, s)`,
    [staffId],
  )
  await mark('sheetsPerBook', 2)
  await mark('sheetsPerRequest', 1)
  await collectAll(town)
  const open = (await boardOf(town, 'work')).of('2026-10')
  assert.deepEqual([open['books'], open['overtime'], open['requests']], [undefined, undefined, 2], 'one book is open')
  await lock(punched, 0, '2026-11-28T10:00+09', 0)
  await collect(db, town.clock())
  const first = (await boardOf(town, 'work')).of('2026-10')
  const { ...counted } = first
  assert.deepEqual(counted, {
    sheets: 14,
    requests: 2,
    proposals: undefined,
    books: 6,
    overtime: 15,
    overtimePerPerson: 2.5,
    leaveDays: 1.5,
    homeShare: 25,
  })
  await act(people[0], 'unlock', 'open', '2026-11-30T09:00+09', null)
  await collect(db, town.clock())
  assert.deepEqual((await boardOf(town, 'work')).of('2026-10'), first, 'what was said stays until it is locked again')
  await lock(people[0], 660, '2026-11-30T10:00+09', 930)
  await collect(db, town.clock())
  const again = (await boardOf(town, 'work')).of('2026-10')
  assert.deepEqual([again['books'], again['overtime'], again['leaveDays'], again['homeShare']], [6, 16, 2.5, 25])
})
