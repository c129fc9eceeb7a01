// A payroll file of three people, computed by hand, beside the one that the program writes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { testTown } from '../../../../testing/town.ts'
import { bookOf } from '../../book/book.ts'
import type { BookSources } from '../../book/book-day.ts'
import { pairPunches } from '../../punches/pair-punches.ts'
import type { Punch } from '../../punches/punch.ts'
import { span, stint } from '../../rules/day/aozora.fixture.ts'
import { national } from '../../rules/rule-set/national.ts'
import { type MonthFigures, monthFigures } from '../figures/month-figures.ts'
import { insertActs } from '../months/months.queries.ts'
import { changeLayout } from './change-layout.ts'
import { exportPayroll } from './export-payroll.ts'
import type { OvertimeOrder } from '../../overtime/order.ts'

const town = await testTown({ at: '2026-11-06T10:00:00+09:00' })
const { db } = town.municipality
const october = Temporal.PlainYearMonth.from('2026-10')
const today = Temporal.PlainDate.from('2026-11-06')

/** Workdays of October 2026: 22 days from Monday to Friday, without スポーツの日 on the 12th. */
const workdays = Array.from({ length: 31 }, (_, at) => october.toPlainDate({ day: at + 1 })).filter(
  (on) => on.dayOfWeek <= 5 && on.day !== 12,
)

interface Month {
  /** What was worked on days that differ, `2026-10-06 8:25-20:50`; nothing on days left empty. */
  worked?: Record<number, string>
  orders?: OvertimeOrder[]
  leaveOn?: number
}

const at = (time: Temporal.PlainDateTime) => time.toZonedDateTime(TOKYO).toInstant()

let punchId = 0
function punchesOf(text: string): Punch[] {
  const { from, until } = span(text)
  return [
    { id: ++punchId, kind: 'in', at: at(from), place: 'main', site: null },
    { id: ++punchId, kind: 'out', at: at(until), place: 'main', site: null },
  ]
}

const midnight = (day: number) => october.toPlainDate({ day }).toZonedDateTime(TOKYO).toInstant()

function sourcesOf({ worked = {}, orders = [], leaveOn }: Month): BookSources {
  const usual = Object.fromEntries(workdays.map(({ day }) => [day, '8:25-17:20']))
  const hours = Object.entries({ ...usual, ...worked }).filter(([, text]) => text !== '')
  const punches = hours.flatMap(([day, text]) => punchesOf(`2026-10-${day.padStart(2, '0')} ${text}`))
  const leave = leaveOn === undefined ? [] : [{ from: midnight(leaveOn), until: midnight(leaveOn + 1) }]
  return {
    rules: national,
    calendar: { hours: weekdayHours('08:30', '17:15'), closures: [] },
    employed: [{ from: Temporal.PlainDate.from('2026-04-01'), to: undefined }],
    patterns: [],
    paired: pairPunches(punches, town.clock()),
    corrections: [],
    requests: leave.map(({ from, until }) => ({
      id: 1,
      staffId: 1,
      kind: 'annual',
      unit: 'day',
      reason: '',
      state: 'granted',
      proposalId: null,
      from,
      until,
    })),
    orders,
    today,
  }
}

async function figuresOf(code: string, monthlyYen: number | undefined, month: Month): Promise<MonthFigures> {
  const { rows } = await town.owner.query('select id, name from kernel.staff where sign_in_name = $1', [code])
  const sources = sourcesOf(month)
  const of = { staffId: Number(rows[0].id), code, name: String(rows[0].name), section: '移住定住推進課' }
  return monthFigures({ book: bookOf(sources, october), rules: national, sources }, of, monthlyYen)
}

let orderId = 0
/** What was ordered and confirmed. */
function order(day: number, hours: string): OvertimeOrder {
  const { from, until } = stint(`2026-10-${String(day).padStart(2, '0')} ${hours}`)
  const times = { from: at(from), until: at(until), rest: undefined }
  return {
    ...times,
    id: ++orderId,
    staffId: 1,
    sectionId: 1,
    work: '議会の資料',
    specialReason: null,
    lateReason: null,
    askedBy: 1,
    state: 'confirmed',
    done: times,
    concludedWords: '',
    version: 1,
    proposalId: null,
  }
}

/**
 * 高橋, 310,000 yen a month: 310,000 × 12 ÷ (52 weeks × 38:45) = 3,720,000 ÷ 2,015 = 1,846.15 → 1,846 yen an hour (給与法19条).
 * 6th 17:15–20:45 ordered: 3:30 at 125. 20th 18:00–23:30 ordered: 4:00 at 125 until 22:00, 1:30 at 150 (給与法16条).
 * 125: 7:30 → 8 hours (30 minutes and more up) × (1,846 × 1.25 = 2,307.5 → 2,308) = 18,464
 * 150: 1:30 → 2 hours × (1,846 × 1.50 = 2,769) = 5,538. Together 24,002 yen.
 * Worked: 21 days of 7:45 and 9:00 of overtime = 171:45 = 171.75 hours.
 */
const takahashi = () =>
  figuresOf('takahashi', 310_000, {
    worked: { 6: '8:25-20:50', 20: '8:25-23:31' },
    orders: [order(6, '17:15-20:45'), order(20, '18:00-23:30')],
  })

/**
 * 鈴木, 420,000 yen a month: 5,040,000 ÷ 2,015 = 2,501.24 → 2,501 yen an hour.
 * Saturday the 17th 9:00–12:00 ordered: 3 hours × (2,501 × 1.35 = 3,376.35 → 3,376) = 10,128 (給与法16条1項2号).
 * Monday the 12th, a holiday, 8:30–17:15 ordered: 7:45 → 8 hours × 3,376 = 27,008 (給与法17条). Together 37,136 yen.
 * The 14th on annual leave: 7:45. Worked: 20 days and the holiday of 7:45, and 3:00 = 165:45.
 */
const suzuki = () =>
  figuresOf('suzuki', 420_000, {
    worked: { 14: '', 17: '8:55-12:10', 12: '8:25-17:20' },
    orders: [order(17, '9:00-12:00'), order(12, '8:30-17:15')],
    leaveOn: 14,
  })

/**
 * 佐藤, 250,000 yen a month: 3,000,000 ÷ 2,015 = 1,488.83 → 1,489 yen an hour.
 * Sixteen evenings 17:15–21:15 ordered: 64 hours, of which 60 × (1,489 × 1.25 = 1,861.25 → 1,861) = 111,660
 * and beyond them 4 × (1,489 × 1.50 = 2,233.5 → 2,234) = 8,936 (給与法16条3項). Together 120,596 yen.
 * The 30th neither worked nor on leave: 7:45 absent. Worked: 20 days of 7:45 and 64:00 = 219:00.
 */
const evenings = workdays.slice(0, 16).map(({ day }) => day)
const sato = () =>
  figuresOf('sato', 250_000, {
    worked: { ...Object.fromEntries(evenings.map((day) => [day, '8:25-21:20'])), 30: '' },
    orders: evenings.map((day) => order(day, '17:15-21:15')),
  })

const layout = (encoding: string, lineEnd: string, header = true) =>
  JSON.stringify({
    encoding,
    lineEnd,
    header,
    columns: [
      { header: '区分', text: '01' },
      { header: '年月', figure: 'monthDigits' },
      { header: '職員', figure: 'staffCode' },
      { header: '氏名', figure: 'staffName' },
      { header: '出勤', figure: 'daysWorked' },
      { header: '勤務', figure: 'worked', format: 'decimal' },
      { header: '年休', figure: 'leave.annual', format: 'hours' },
      { header: '欠勤', figure: 'absent' },
      { header: '125', figure: 'overtime.hours' },
      { header: '150深夜', figure: 'overtimeNight.hours' },
      { header: '135', figure: 'dayOff.hours' },
      { header: '60超', figure: 'beyondSixty.hours' },
      { header: '休日', figure: 'holidayDuty.hours' },
      { header: '単価', figure: 'hourlyYen' },
      { header: '手当', figure: 'totalYen' },
    ],
  })

const BY_HAND = [
  '区分,年月,職員,氏名,出勤,勤務,年休,欠勤,125,150深夜,135,60超,休日,単価,手当',
  '01,202610,sato,佐藤 美咲,20,219.00,0:00,465,60,0,0,4,0,1489,120596',
  '01,202610,suzuki,鈴木 健太,22,165.75,7:45,0,0,0,3,0,8,2501,37136',
  '01,202610,takahashi,高橋 由美子,21,171.75,0:00,0,8,2,0,0,0,1846,24002',
]

/** As personnel does, without the way there. */
async function lock(all: MonthFigures[]): Promise<void> {
  const { rows } = await town.owner.query(
    `select id from kernel.staff where sign_in_name in ('goto', 'aoyama') order by 1`,
  )
  const [goto] = rows.map(({ id }) => Number(id))
  const act = (act: 'submit' | 'check' | 'lock', state: 'submitted' | 'checked' | 'locked') =>
    all.map((figures) => {
      const { id } = figures.staff
      return {
        staffId: id,
        act,
        state,
        byId: act === 'submit' ? id : goto!,
        words: '',
        ...(act === 'lock' && { figures }),
      }
    })
  await db.transaction().execute(async (tx) => {
    await insertActs(tx, town.clock(), october, act('submit', 'submitted'))
    await insertActs(tx, town.clock(), october, act('check', 'checked'))
    await insertActs(tx, town.clock(), october, act('lock', 'locked'))
  })
}

const exported = async () => exportPayroll(db, town.clock(), 'system:test', october)
const layOut = (...of: Parameters<typeof layout>) => changeLayout(db, town.clock(), 'system:test', layout(...of))

test('before anybody is locked there is nothing to export', async () => {
  await assert.rejects(exported, { status: 409, message: /令和8年10月に締めた人は、まだいません/ })
})

test('the file of three differing people is the one computed by hand, in both encodings and with both ends of lines', async () => {
  await lock([await takahashi(), await suzuki(), await sato()])
  await layOut('utf-8', 'lf')
  assert.equal((await exported()).bytes.toString('utf8'), `${BY_HAND.join('\n')}\n`)
  await layOut('cp932', 'crlf')
  const { bytes, people, charset } = await exported()
  assert.deepEqual([people, charset], [3, 'Shift_JIS'])
  assert.equal(new TextDecoder('shift_jis', { fatal: true }).decode(bytes), `${BY_HAND.join('\r\n')}\r\n`)
  assert.notEqual(bytes.length, Buffer.byteLength(BY_HAND.join('\r\n')), 'not UTF-8 under another name')
  await layOut('utf-8', 'crlf', false)
  assert.equal((await exported()).bytes.toString('utf8'), `${BY_HAND.slice(1).join('\r\n')}\r\n`)
})

test('who cannot be written is named, and nothing is exported for anybody', async () => {
  await town.owner.query(`update kernel.staff set name = '𠮷田 真理' where sign_in_name = 'yoshida'`)
  await lock([await figuresOf('yoshida', 200_000, {}), await figuresOf('ito', undefined, {})])
  await layOut('cp932', 'crlf')
  await assert.rejects(exported, (error: Error & { mistakes: { message: string }[] }) => {
    assert.deepEqual(error.mistakes.map(({ message }) => message).toSorted(), [
      '伊藤 さくら: 給与の基礎が登録されていないので、金額を出せません。',
      '𠮷田 真理: CP932 にない文字があります: 𠮷。',
    ])
    return true
  })
})

test('of a layout everything that is wrong is told, by its place, and the one before stands', async () => {
  const wrong = {
    encoding: 'sjis',
    lineEnd: 'crlf',
    header: true,
    columns: [{ figure: 'salary' }, { header: '空' }, { figure: 'totalYen', format: 'hours' }],
  }
  const change = (text: string) => changeLayout(db, town.clock(), 'system:test', text)
  await assert.rejects(change(JSON.stringify(wrong)), (error: Error) => {
    for (const said of [
      /encoding: /,
      /columns\[0\]\.figure: 「salary」/,
      /columns\[1\]\.figure: /,
      /columns\[2\]\.format: /,
    ])
      assert.match(error.message, said)
    return true
  })
  await assert.rejects(change('{'), { status: 422, message: /JSON として読めません/ })
  const { rows } = await town.owner.query(`select layout->>'encoding' as encoding from attendance.payroll_layout`)
  assert.deepEqual(rows, [{ encoding: 'cp932' }])
})
