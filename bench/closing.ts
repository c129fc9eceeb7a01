// Closing a month of ten thousand people: computed, stored and exported, against only reading and writing the same rows.
import type pg from 'pg'
import { findStaff } from '../src/kernel/identity/staff.queries.ts'
import type { Staff } from '../src/kernel/identity/staff.ts'
import type { Municipality } from '../src/kernel/municipality/municipalities.ts'
import { lockMonths } from '../src/modules/attendance/closing/months/lock-months.ts'
import { exportPayroll } from '../src/modules/attendance/closing/payroll/export-payroll.ts'
import { overRounds, rounded, say } from './figures.ts'

const PEOPLE = Number(process.env['PEOPLE'] ?? 10_000)
/** People who have two years of punches behind them. */
const VETERANS = Math.min(1_000, PEOPLE / 2)
const HISTORY_MONTHS = 24
const ROUNDS = Number(process.env['CLOSING_ROUNDS'] ?? 3)
const AT_ONCE = 500
const OCTOBER = Temporal.PlainYearMonth.from('2026-10')
const NOW = Temporal.Instant.from('2026-11-06T15:00:00+09:00')

/** Whoever is closed, in one section; a third of them at home once a week, every tenth a morning late and an evening long. */
const PUNCHES = `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
  select p.id, k.kind, (d + k.at + (p.id % 20) * interval '1 minute') at time zone 'Asia/Tokyo',
    case when p.id % 3 = 0 and extract(isodow from d) = p.id % 5 + 1 then 'home' else 'main' end, 'page', k.kind || d
  from kernel.staff p, generate_series($1::date, $2::date, interval '1 day') d,
    (values ('in', time '08:05'), ('out', time '17:20')) k (kind, at)
  where p.sign_in_name like $3 and extract(isodow from d) <= 5 and d::date <> '2026-10-12'`

async function settle(owner: pg.Pool): Promise<number[]> {
  await owner.query(`insert into kernel.staff (sign_in_name, name, name_kana)
    select case when n <= ${VETERANS} then 'veteran' else 'bench' end || n, '職員 ' || n, 'ショクイン' from generate_series(1, ${PEOPLE}) n`)
  const people = `from kernel.staff p where p.sign_in_name ~ '^(veteran|bench)[0-9]'`
  await owner.query(`insert into kernel.memberships (staff_id, section_id, position, valid_from)
    select p.id, (select id from kernel.sections where code = 'shimin'), 'member', '2024-04-01' ${people}`)
  await owner.query(`insert into attendance.pay_bases select p.id, '2024-04-01', 200000 + p.id % 200 * 1000 ${people}`)
  for (const who of ['veteran%', 'bench%']) await owner.query(PUNCHES, ['2026-10-01', '2026-10-31', who])
  const since = OCTOBER.subtract({ months: HISTORY_MONTHS }).toPlainDate({ day: 1 })
  await owner.query(PUNCHES, [since.toString(), '2026-09-30', 'veteran%'])
  await owner.query('vacuum analyze')
  const { rows } = await owner.query(`select p.id ${people} order by p.id`)
  return rows.map(({ id }) => Number(id))
}

const head = `(select id from kernel.staff where sign_in_name = 'watanabe')`

const move = (
  state: string,
) => `with last as (select max(id) as id, staff_id from attendance.month_acts group by staff_id)
  insert into attendance.months (staff_id, month, state, act_id) select staff_id, '2026-10-01', '${state}', id from last
  on conflict (staff_id, month) do update set state = excluded.state, act_id = excluded.act_id`
const act = (
  act: string,
  state: string,
  by: string,
) => `insert into attendance.month_acts (staff_id, month, act, state, at, by_id)
  select id, '2026-10-01', '${act}', '${state}', now(), ${by} from kernel.staff p where p.sign_in_name ~ '^(veteran|bench)[0-9]'`

/** As everybody has submitted and the head has checked. */
async function makeReady(owner: pg.Pool): Promise<void> {
  const reopen = `insert into attendance.month_acts (staff_id, month, act, state, at, by_id, words)
    select staff_id, month, case state when 'locked' then 'unlock' else 'return' end, 'open', now(), ${head}, '計り直し'
    from attendance.months where state <> 'open'`
  await owner.query(reopen)
  if ((await owner.query('select 1 from attendance.months limit 1')).rowCount) await owner.query(move('open'))
  await owner.query(act('submit', 'submitted', 'p.id'))
  await owner.query(move('submitted'))
  await owner.query(act('check', 'checked', head))
  await owner.query(move('checked'))
}

const batches = (ids: readonly number[]) =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const megabytes = () => process.memoryUsage().rss / 1024 / 1024

async function close(town: Municipality, staff: Staff, ids: readonly number[], seen: number[] = []): Promise<void> {
  for (const some of batches(ids)) {
    const { done, refused } = await lockMonths(town.db, NOW, staff, OCTOBER, some)
    if (done.length !== some.length) throw new Error(`not locked: ${refused[0]?.message}`)
    seen.push(megabytes())
  }
}

/** The same punches read, the same figures written, the same lines exported; nothing computed. */
async function onlyRows(owner: pg.Pool, ids: readonly number[], figures: readonly string[]): Promise<void> {
  await owner.query('create temporary table if not exists bench_rows (staff_id bigint, figures jsonb, digest bytea)')
  let at = 0
  for (const some of batches(ids)) {
    await owner.query(
      `select staff_id, id, kind, at, place, site from attendance.punches
       where staff_id = any($1) and at >= '2026-09-30T00:00+09' and at < '2026-11-03T00:00+09' order by at, id`,
      [some],
    )
    const texts = figures.slice(at, (at += some.length))
    await owner.query(
      `insert into bench_rows select id, f, sha256(convert_to(f::text, 'UTF8')) from unnest($1::bigint[], $2::jsonb[]) as r (id, f)`,
      [some, texts],
    )
  }
  const { rows } = await owner.query(`select figures - 'days' as figures from bench_rows`)
  if (rows.length < ids.length) throw new Error('rows are missing')
}

export async function benchClosing(owner: pg.Pool, town: Municipality): Promise<void> {
  const ids = await settle(owner)
  const goto = Number((await owner.query(`select id from kernel.staff where sign_in_name = 'goto'`)).rows[0].id)
  const staff = (await findStaff(town.db, goto, NOW))!
  const rounds: { closing: number; cpu: number; rows: number }[] = []
  const seen: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await makeReady(owner)
    const before = process.cpuUsage()
    const closing = await timed(async () => {
      await close(town, staff, ids, seen)
      const { people } = await exportPayroll(town.db, NOW, 'system:bench', OCTOBER)
      if (people !== ids.length) throw new Error(`${people} exported`)
    })
    const { user, system } = process.cpuUsage(before)
    const stored = await owner.query(`select a.figures::text as text from attendance.months m
      join attendance.month_acts a on a.id = m.act_id where m.state = 'locked' order by m.staff_id`)
    rounds.push({
      closing,
      cpu: (user + system) / 1_000_000,
      rows: await timed(() =>
        onlyRows(
          owner,
          ids,
          stored.rows.map(({ text }) => text),
        ),
      ),
    })
    await owner.query('drop table bench_rows')
  }
  const each = (seconds: number) => (seconds * 1000) / ids.length
  say({
    figure: `attendance: closing a month of ${ids.length} people, processor time of the program for each`,
    unit: 'ms',
    atMost: 10,
    ...overRounds(rounds.map(({ cpu }) => each(cpu))),
    sides: { 'ms by the clock': rounded(each(rounds.at(-1)!.closing), 1) },
  })
  say({
    figure: 'attendance: closing a month against only reading and writing the same rows',
    unit: '×',
    atMost: 12,
    ...overRounds(rounds.map(({ closing, rows }) => closing / rows)),
    sides: { 'closing s': rounded(rounds.at(-1)!.closing, 1), 'rows s': rounded(rounds.at(-1)!.rows, 1) },
  })
  const flat = seen.slice(0, ids.length / AT_ONCE)
  const early = Math.max(...flat.slice(0, Math.ceil(flat.length / 4)))
  say({
    figure: 'attendance: memory while a month is closed, at the end against the first quarter',
    unit: '×',
    value: rounded(flat.at(-1)! / early),
    atMost: 1.15,
    sides: { 'end MB': rounded(flat.at(-1)!, 0), 'first quarter MB': rounded(early, 0) },
  })
  await history(owner, town, staff, ids)
}

const SIDE_BY_SIDE = 100

/** Whether those who have years behind them cost more than those who came this month: in turns, so that the machine treats both alike. */
async function history(owner: pg.Pool, town: Municipality, staff: Staff, ids: readonly number[]): Promise<void> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await makeReady(owner)
    let [veterans, newcomers] = [0, 0]
    for (let at = 0; at < VETERANS; at += SIDE_BY_SIDE) {
      const some = (from: number) => ids.slice(from + at, from + at + SIDE_BY_SIDE)
      newcomers += await timed(() => close(town, staff, some(VETERANS)))
      veterans += await timed(() => close(town, staff, some(0)))
    }
    ratios.push(veterans / newcomers)
  }
  say({
    figure: `attendance: closing with ${HISTORY_MONTHS} months of punches behind it against none`,
    unit: '×',
    atMost: 1.2,
    ...overRounds(ratios),
  })
}
