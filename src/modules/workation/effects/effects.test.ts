import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookedStay } from '../../../testing/stays.ts'
import { addOffer } from '../../../testing/workation.ts'
import { testTown } from '../../../testing/town.ts'
import { type Figures, periodOf } from './effects.ts'
import { type MadeLine, makeStays } from '../../../testing/made-stays.ts'
import { countEffects, listCountedStays, listHeldSessions, listOpenings } from './effects.queries.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const { db } = town.municipality
const HERE = '/console/workation/effects'
const get = (path: string, as = 'suzuki') => town.request(path, { as })
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const NOTHING = {
  nights: 0,
  firms: 0,
  repeat: 0,
  people: 0,
  sessions: 0,
  exchanges: 0,
  booked: 0,
  spent: 0,
  ended: 0,
  answered: 0,
  opened: 0,
}

/** So many came to each line, in the order of the itinerary. */
const arrive = (itinerary: number, people: number[]) =>
  town.owner.query(
    `insert into workation.arrivals (item_id, people, at, staff_id)
      select i.id, ($2::int[])[row_number() over (order by i.id)], now(), (select min(id) from kernel.staff)
      from workation.itinerary_items i where i.itinerary_id = $1
      on conflict (item_id) do update set people = excluded.people`,
    [itinerary, people],
  )

test('a year in which nobody came says kindly what will stand there, and how', async () => {
  const words = await text(get(HERE))
  assert.match(words, /令和8年度の到着の記録は、まだありません 「予約」の「到着を記録する」から/)
  assert.doesNotMatch(words, /前の年度/)
  assert.match(await text(get(`${HERE}/stays?year=2026&month=12`)), /令和8年度 12月に数える滞在はありません/)
  for (const path of [
    '?year=2025',
    '?year=2027',
    '?year=x',
    '.csv?year=2025',
    '/stays?year=2026&month=13',
    '/stays.csv?month=0',
  ])
    assert.equal((await get(`${HERE}${path}`)).status, 404, path)
  assert.equal((await get(HERE, 'watanabe')).status, 403)
})

test('what came of two teams is counted in the months in which it was, and said in words, a table and a file', async () => {
  const [inn, seats] = [
    await addOffer(town, '灯台の宿', 'lodging', { price: 8000 }),
    await addOffer(town, 'しごと場', 'workplace'),
  ]
  const farm = await addOffer(town, '農園', 'programme', { price: 3000 })
  await town.owner.query(`update workation.programmes set theme = 'exchange' where offer_id = $1`, [farm.offer])
  const { rows } = await town.owner.query(
    `insert into workation.sessions (programme_id, starts_at, places) values ($1, '2027-01-03T10:00+09', 40) returning id`,
    [farm.offer],
  )
  const first = await bookedStay(town, [
    { place: inn.offer, from: '2026-12-29', through: '2027-01-03', units: 2 },
    { place: seats.offer, from: '2026-12-30', through: '2027-01-04', units: 4 }, // four weekdays
    { session: Number(rows[0].id), units: 4 },
  ])
  await arrive(first.itinerary, [3, 4, 2])
  const second = await bookedStay(town, [{ place: inn.offer, from: '2027-01-10', through: '2027-01-11', units: 1 }], {
    people: '2',
  })
  await arrive(second.itinerary, [2])
  await town.owner.query(`insert into workation.surveys values ($1, 42000, 5, 'yes', true, '', now())`, [first.stay.id])
  const { months, total } = await countEffects(db, 2026)
  const month = (number: number) => {
    const { month: _, ...figures } = months.find(({ month }) => month.month === number)!
    return figures
  }
  assert.deepEqual(month(12), { ...NOTHING, nights: 9, firms: 1, people: 4, booked: 2 * 5 * 8000 + 4 * 4 * 1000 })
  const january = {
    nights: 8,
    firms: 1,
    repeat: 1,
    people: 2,
    sessions: 1,
    exchanges: 1,
    booked: 20_000,
    spent: 42_000,
    ended: 2,
    answered: 1,
  }
  assert.deepEqual(month(1), { ...NOTHING, ...january })
  assert.deepEqual(total, { ...NOTHING, ...january, nights: 17, people: 6, booked: 116_000 })

  const words = await text(get(HERE))
  assert.match(words, /令和8年度は、1社・6人が訪れ、延べ 17泊しました。/)
  assert.match(words, /1月 8 1 \(1\) 2 1 \(1\) 20,000円 42,000円 1 \/ 2 0/)
  const listed = await text(get(`${HERE}/stays?year=2026&month=1`))
  assert.match(listed, /株式会社あおば 12月29日\(火\) – 1月4日\(月\) 12月に計上 6 12,000円 42,000円/)
  assert.match(listed, /株式会社あおば \(再訪\) 1月10日\(日\) – 1月11日\(月\) 2人 2 8,000円 回答なし/)
  assert.match(
    listed,
    /1社 2件の滞在 2人 8 20,000円 42,000円 プログラムの開催 1回 .*農園 \(交流\) 1月3日\(日\) 10:00 2人/,
  )
  const file = await get(`${HERE}.csv?year=2026`)
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="workation-2026.csv"')
  const csv = Buffer.from(await file.arrayBuffer()).toString()
  assert.ok(csv.startsWith('\uFEFF年月,延べ泊数(人泊),来た会社(社),'))
  assert.match(csv, /\r\n2027-01,8,1,1,2,1,1,20000,42000,2,1,0\r\n/)
  assert.match(csv, /\r\n年度,17,1,1,6,1,1,116000,42000,2,1,0\r\n$/)

  await town.owner.query(`update workation.reservations set state = 'cancelled', ended_at = now() where stay_id = $1`, [
    second.stay.id,
  ])
  await arrive(first.itinerary, [3, 0, 0])
  const less = await countEffects(db, 2026)
  assert.deepEqual(less.total, {
    ...NOTHING,
    nights: 15,
    firms: 1,
    people: 3,
    booked: 80_000,
    spent: 42_000,
    ended: 1,
    answered: 1,
  })
})

const opened = async () => (await countEffects(db, 2026)).months.map((one) => one.opened).join('')

test('an office counts on the day on which it opened, unless the firm was put back to a stage before', async () => {
  await town.owner.query('update workation.companies set name = $1', ['=1+1株式会社'])
  const act = (stage: string, on: string) =>
    town.owner.query(
      `insert into workation.company_acts (company_id, act, stage, on_day, words, staff_id, at)
        select min(id), 'stage', $1, $2, '', (select min(id) from kernel.staff), now() from workation.companies`,
      [stage, on],
    )
  await act('opened', '2026-05-01')
  assert.equal(await opened(), '010000000000')
  await act('trial', '2026-05-02')
  assert.equal(await opened(), '000000000000')
  await act('opened', '2026-06-01')
  await act('closed', '2026-11-30')
  await act('inquiry', '2026-11-30')
  assert.equal(await opened(), '001000000000')
  assert.match(await text(get(`${HERE}/stays?year=2026&month=6`)), /オフィスの開設 1社 .*=1\+1株式会社 6月1日/)
  const file = await get(`${HERE}/stays.csv?year=2026&month=12`)
  assert.match(await file.text(), /^滞在の番号,.*\r\n\d+,'=1\+1株式会社,2026-12-29,2027-01-03,3,,9,80000,\r\n$/)
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="workation-stays-2026-12.csv"')
})

/** Days that are paid: nights, or weekdays. */
const daysOf = ({ kind, from, through }: MadeLine) => {
  if (kind === 'programme') return 1
  let count = 0
  for (let day = from; Temporal.PlainDate.compare(day, through) <= 0; day = day.add({ days: 1 }))
    if (kind === 'workplace' ? day.dayOfWeek <= 5 : !day.equals(through)) count++
  return count
}

test('over hundreds of stays every figure of every month is what a plain loop over them counts', async () => {
  await town.owner.query(`delete from workation.arrivals`)
  const stays = await makeStays(town, 400, 20_261_127)
  const lines = stays.flatMap(({ id, companyId, itineraries }) =>
    itineraries
      .filter(({ state }) => state === 'booked')
      .flatMap(({ lines }) => lines.map((line) => ({ ...line, stay: id, companyId, came: line.came ?? 0 })))
      .filter(({ came, session }) => came > 0 && !session?.isCancelled),
  )
  const own = Map.groupBy(lines, ({ stay }) => stay)
  const firstOf = (stay: number) =>
    own
      .get(stay)!
      .map(({ from }) => from)
      .toSorted(Temporal.PlainDate.compare)[0]!
  const lastOf = (stay: number) =>
    own
      .get(stay)!
      .map(({ through }) => through)
      .toSorted(Temporal.PlainDate.compare)
      .at(-1)!
  const isAgain = (stay: number, companyId: number) =>
    lines.some(
      (one) =>
        one.companyId === companyId && one.stay !== stay && Temporal.PlainDate.compare(one.from, firstOf(stay)) < 0,
    )
  function plainly(isIn: (day: Temporal.PlainDate) => boolean): Figures {
    const figures: Figures = { ...NOTHING }
    const [firms, again, sessions, exchanges] = [new Set(), new Set(), new Set(), new Set()]
    for (const line of lines) {
      if (line.kind === 'lodging')
        for (let night = line.from; !night.equals(line.through); night = night.add({ days: 1 }))
          if (isIn(night)) figures.nights += line.came
      if (!isIn(line.from)) continue
      firms.add(line.companyId)
      if (isAgain(line.stay, line.companyId)) again.add(line.companyId)
      if (line.session) sessions.add(line.session.id)
      if (line.session?.isExchange) exchanges.add(line.session.id)
      figures.booked += line.units * line.price * daysOf(line)
    }
    for (const { id, survey } of stays.filter(({ id }) => own.has(id))) {
      if (isIn(firstOf(id))) figures.people += Math.max(...own.get(id)!.map(({ came }) => came))
      if (!isIn(lastOf(id))) continue
      figures.ended++
      if (survey !== undefined) figures.answered++
      figures.spent += survey ?? 0
    }
    return { ...figures, firms: firms.size, repeat: again.size, sessions: sessions.size, exchanges: exchanges.size }
  }

  let nights = 0
  for (const year of [2023, 2024, 2025, 2026]) {
    const { months, total } = await countEffects(db, year)
    for (const [month, { month: at, ...figures }] of [
      [undefined, { month: undefined, ...total }],
      ...months.map((one) => [one.month.month, one] as const),
    ] as const) {
      const period = periodOf(year, month)
      const isIn = (day: Temporal.PlainDate) =>
        Temporal.PlainDate.compare(period.from, day) <= 0 && Temporal.PlainDate.compare(day, period.through) <= 0
      const said = { ...figures, opened: 0 }
      assert.deepEqual(said, plainly(isIn), `${year} ${at ?? ''}`)
      const listed = await listCountedStays(db, period)
      const sum = (of: 'people' | 'nights' | 'booked' | 'spent') => listed.reduce((all, one) => all + one[of], 0)
      const held = await listHeldSessions(db, period)
      assert.deepEqual(
        {
          ...said,
          people: sum('people'),
          nights: sum('nights'),
          booked: sum('booked'),
          spent: sum('spent'),
          firms: new Set(listed.filter(({ came }) => came).map(({ companyId }) => companyId)).size,
          repeat: new Set(listed.filter(({ came, again }) => came && again).map(({ companyId }) => companyId)).size,
          ended: listed.filter(({ ended }) => ended).length,
          answered: listed.filter(({ answered }) => answered).length,
          sessions: held.length,
          exchanges: held.filter(({ isExchange }) => isExchange).length,
        },
        said,
        `the stays behind ${year} ${at ?? ''}`,
      )
      assert.equal((await listOpenings(db, period)).length, figures.opened)
    }
    nights += total.nights
  }
  assert.ok(nights > 3000, String(nights))
  assert.match(await text(get(HERE)), /前の年度の1年は [\d,]+ /)
  const years = await (await get(HERE)).text()
  for (const year of [2026, 2025, 2024, 2023]) assert.match(years, new RegExp(`effects\\?year=${year}"`))
})
