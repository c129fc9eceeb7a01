import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardOf, collectAll } from '../../testing/effects.ts'
import { seeded } from '../../testing/made-stays.ts'
import { testTown } from '../../testing/town.ts'
import { withoutRowLocks } from '../../testing/without-row-locks.ts'
import { collect, forgetCollected, recountNow } from './index.ts'

const town = await testTown({ at: '2025-10-01T09:00:00+09:00' })
const { db } = town.municipality
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
const [{ id: staffId }] = await sql(`select id from kernel.staff where sign_in_name = 'suzuki'`)
const [{ id: sectionId }] = await sql(`select id from kernel.sections where code = 'ijuu'`)
const MARKS = '/console/insights/marks'

const figures = async () =>
  (
    await sql(
      `select span, starts_on::text, kind, part, total::int, events::int from insights.figures order by 1, 2, 3, 4`,
    )
  ).map((row) => Object.values(row).join(' '))

/** A call, of a day before the one on which it is collected. */
const addCall = (at: Temporal.ZonedDateTime, repeat: boolean) =>
  sql(
    `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key) values ($1, $2, $3, $4, $5, gen_random_uuid())`,
    [sectionId, at.minute % 3 === 0, repeat, at.toInstant().toString(), staffId],
  )
const addEvents = (month: string, from: number, count: number) =>
  sql(
    `insert into insights.events (kind, source, happened_at, part, amount, party, taken_at)
      select k.kind, 'made:' || n, $1::timestamptz + n % 27 * interval '1 day', case when k.kind = 'street.done' then 'k' || n % 3 else '' end,
        n * 7 % 31, 'company:' || n % 5, now()
      from generate_series($2::int, $3::int) n, (values ('application.decided'), ('stay.line'), ('inquiry.answer_time'), ('inquiry.close_time'), ('street.done')) k (kind)`,
    [`${month}-01T10:00+09`, from, from + count - 1],
  )
const months = async () => (await sql('select distinct month::text from insights.events')).map(({ month }) => month)

const MIDDLES: Record<string, string> = {
  'application.decided': 'application.middle',
  'inquiry.answer_time': 'inquiry.answer_middle',
  'inquiry.close_time': 'inquiry.close_middle',
  'street.done': 'street.middle',
}

const yearOf = (month: string) => `${Number(month.slice(0, 4)) - (month.slice(5, 7) < '04' ? 1 : 0)}-04-01`

/** What a plain loop over the events counts. */
async function plainly(): Promise<string[]> {
  const events = await sql('select kind, month::text, part, amount::int, party from insights.events')
  const counted = new Map<string, number[]>()
  const add = (key: string, amount: number) => counted.set(key, [...(counted.get(key) ?? []), amount])
  const firms = new Map<string, string[]>()
  for (const { kind, month, part, amount, party } of events) {
    add(`month ${month} ${kind} ${part}`, amount)
    for (const span of [`month ${month}`, `year ${yearOf(month)}`]) {
      if (kind in MIDDLES) add(`${span} ${MIDDLES[kind]} `, amount)
      if (kind === 'street.done') add(`${span} street.kind_middle ${part}`, amount)
      if (kind === 'stay.line') firms.set(`${span} stay.firms `, [...(firms.get(`${span} stay.firms `) ?? []), party])
    }
  }
  const said = [...counted].map(([key, amounts]) => {
    const total = key.includes('middle')
      ? amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)]
      : amounts.reduce((sum, one) => sum + one, 0)
    return `${key} ${total} ${amounts.length}`
  })
  return [...said, ...[...firms].map(([key, all]) => `${key} ${new Set(all).size} ${all.length}`)].toSorted()
}

const ofCalls = (lines: string[]) => lines.filter((line) => / (inquiry|call)/.test(line)).toSorted()

test('collected in pieces and in any order, the figures are those of a plain loop, and of a count from zero', async () => {
  const random = seeded(20_261_127)
  let made = 0
  for (let step = 0; step < 14; step++) {
    const day = Temporal.PlainDate.from('2025-10-01').add({ days: step * 29 })
    town.clock.set(`${day}T09:00:00+09:00`)
    const calls = Array.from({ length: 1 + random.below(12) }, () =>
      day.subtract({ days: 1 + random.below(6) }).toZonedDateTime({
        timeZone: 'Asia/Tokyo',
        plainTime: Temporal.PlainTime.from({ hour: 7 + random.below(14), minute: random.below(60) }),
      }),
    )
    for (const at of calls) await addCall(at, random.chance(0.3))
    await addEvents(day.toString().slice(0, 7), made, 1 + random.below(9))
    made += 20
    await collect(db, town.clock())
    if (random.chance(0.4)) await collect(db, town.clock()) // again: nothing doubles
  }
  assert.ok((await months()).length >= 12)
  assert.deepEqual(ofCalls(await figures()), ofCalls(await plainly()), 'piece by piece')
  await recountNow(db, town.clock, 'system:test', () => {})
  const counted = (await figures()).toSorted()
  assert.deepEqual(counted, await plainly())
  for (const month of await months()) await addEvents(month.slice(0, 7), made++, 1)
  assert.notDeepEqual((await figures()).toSorted(), await plainly(), 'the test notices what is missing')
  await recountNow(db, town.clock, 'system:test', () => {})
  assert.deepEqual((await figures()).toSorted(), await plainly())
})

test('figures that were spoilt are put right by the count from zero, which a clerk starts and whose progress is shown', async () => {
  const right = await figures()
  await sql('update insights.figures set total = total + 1')
  await sql(`insert into insights.figures values ('month', '2019-05-01', 'inquiry', 'phone', 9, 9)`)
  assert.notDeepEqual(await figures(), right)
  assert.equal(
    (await town.post('/console/insights/recounts', {}, 'ishii')).headers.get('location'),
    `${MARKS}?done=recount#recount`,
  )
  assert.match(await (await town.request(MARKS, { as: 'ishii' })).text(), /始まるのを待っています/)
  assert.equal((await town.post('/console/insights/recounts', {}, 'ishii')).status, 303, 'pressed twice it is one')
  await town.work()
  assert.deepEqual(await figures(), right)
  assert.match(await (await town.request(MARKS, { as: 'ishii' })).text(), /前の数え直しは .* に終わりました/)
  assert.equal((await sql(`select from kernel.audit_entries where action = 'figures.recounted'`)).length, 3)
  assert.equal((await town.post('/console/insights/recounts', {}, 'suzuki')).status, 403)
})

const recounted = async () =>
  (await sql(`select months, done, finished_at::text as at from insights.recounts order by id desc limit 1`))[0]
const RECOUNTS = '/console/insights/recounts'

test('asked again while it is under way it runs once; what died is begun anew, and is finished when it is', async () => {
  const runs = async () =>
    Number((await sql(`select count(*) as n from kernel.audit_entries where action = 'figures.recounted'`))[0].n)
  const before = await runs()
  town.clock.set('2026-12-01T09:00:00+09:00')
  await town.post(RECOUNTS, {}, 'ishii')
  // A job that is under way keeps its key no more: asked again, there is a second one.
  await sql(`update graphile_worker._private_jobs set key = null where key = 'insights.recount'`)
  await town.post(RECOUNTS, {}, 'ishii')
  assert.equal((await sql(`select from graphile_worker.jobs where task_identifier = 'insights.recount'`)).length, 2)
  await town.work()
  assert.equal(await runs(), before + 1)
  const once = await recounted()
  assert.equal(once.done, once.months)

  town.clock.set('2026-12-01T10:00:00+09:00')
  await town.post(RECOUNTS, {}, 'ishii')
  await sql(`update insights.recounts set months = 9, done = 4 where finished_at is null`)
  await sql(`delete from graphile_worker._private_jobs where key = 'insights.recount'`) // died for good
  await town.work()
  assert.equal((await recounted()).at, null)
  town.clock.set('2026-12-01T11:00:00+09:00')
  await town.post(RECOUNTS, {}, 'ishii')
  await town.work()
  const anew = await recounted()
  assert.equal(anew.done, anew.months)
  assert.equal(anew.at, '2026-12-01 02:00:00+00')
  assert.equal(await runs(), before + 2)
})

test('two that collect at once count nothing twice and lose nothing; without waiting for each other it goes wrong', async () => {
  const race = async (municipality: typeof town.municipality, month: string): Promise<boolean> => {
    await sql('truncate insights.figures')
    await recountNow(db, town.clock, 'system:test', () => {})
    for (let n = 0; n < 5; n++)
      await addCall(Temporal.ZonedDateTime.from(`${month}-0${n + 1}T10:00:00+09:00[Asia/Tokyo]`), false)
    await db.transaction().execute(forgetCollected)
    const both = await Promise.allSettled([1, 2, 3, 4].map(() => collect(municipality.db, town.clock())))
    const wentWell = both.every(({ status }) => status === 'fulfilled')
    return wentWell && JSON.stringify((await figures()).toSorted()) === JSON.stringify(await plainly())
  }
  for (const month of ['2026-07', '2026-08']) assert.ok(await race(town.municipality, month))
  const unguarded = withoutRowLocks(town.municipality)
  let wrong = 0
  for (const month of ['2024-01', '2024-02', '2024-03', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'])
    if (!(await race(unguarded, month))) wrong++
  assert.ok(wrong > 0, 'the guard is what makes it right')
})

/** 満足度: somebody else each time. */
const answer = async (at: string, said: string) => {
  const [{ id: resident }] = await sql(`insert into kernel.residents (display_name) values ('住民') returning id`)
  const [{ id: talk }] = await sql(
    `insert into inquiries.conversations (resident_id, section_id, channel, last_message_at) values ($1, $2, 'web', $3) returning id`,
    [resident, sectionId, at],
  )
  await sql(
    `with said as (insert into inquiries.messages (conversation_id, author, kind, body, occurred_at) values ($1, 'system', 'notice', '?', $4) returning id)
     insert into inquiries.satisfaction_questions
       (conversation_id, resident_id, section_id, closed_at, signing_key, asked_at, message_id, answer, answered_at)
     select $1, $2, $3, $4, decode(repeat('ab', 32), 'hex'), $4, said.id, $5, $4 from said`,
    [talk, resident, sectionId, at, said],
  )
}

test('満足度 is counted once an answer changes no more, and is hidden where fewer than five answered; from zero it is the same', async () => {
  for (const said of ['solved', 'solved', 'solved', 'unsolved']) await answer('2026-10-05T10:00:00+09:00', said)
  for (const said of ['solved', 'solved', 'solved', 'partly', 'unsolved'])
    await answer('2026-11-10T10:00:00+09:00', said)
  await answer('2026-11-28T10:00:00+09:00', 'solved') // may still be changed
  const shown = async () => {
    const board = await boardOf(town, 'inquiries', '2026')
    const of = ({ satisfaction, satisfactionAnswers }: (typeof board)['total']) => [satisfaction, satisfactionAnswers]
    const months = board.months.filter(({ month }) => month.month === 10 || month.month === 11)
    return { months: months.map(({ values }) => of(values)), year: of(board.total) }
  }
  await collectAll(town)
  const collected = await shown()
  assert.deepEqual(collected, {
    months: [
      [undefined, undefined],
      [60, 5],
    ],
    year: [60, 5],
  })
  await recountNow(db, town.clock, 'system:test', () => {})
  assert.deepEqual(await shown(), collected)
  town.clock.set('2026-12-06T09:00:00+09:00')
  await collect(db, town.clock())
  assert.deepEqual((await shown()).year, [66.7, 6])
})

test('events and marks cannot be changed by the program', async () => {
  for (const change of [
    `update insights.events set amount = 0`,
    `delete from insights.events`,
    `delete from insights.marks`,
  ])
    await assert.rejects(town.municipality.pool.query(change), /permission denied|does not change/)
})
