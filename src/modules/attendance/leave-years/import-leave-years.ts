import { type Actor, record } from '#kernel/audit/record.ts'
import { type Fault, readSheet, type SheetLine } from '#lib/csv/read-sheet.ts'
import type { Db } from '#lib/db/connect.ts'
import { type RulesOn, readRules } from '../book/read-planning.ts'
import { firstDayOf } from '../rules/leave/leave-year.ts'
import { findStaffIds, type LeaveYearRow, saveLeaveYear } from './leave-years.queries.ts'

/** Columns of the file. What was carried is written as it is spoken: 12 days, 2 hours, 15 minutes. */
export const COLUMNS = {
  sign_in_name: 'サインイン名',
  year: '年',
  carried_days: '繰越日数',
  carried_hours: '繰越時間',
  carried_minutes: '繰越分',
  granted_days: '付与日数',
} as const
type Column = keyof typeof COLUMNS

export const REQUIRED: readonly Column[] = ['sign_in_name', 'year', 'carried_days']

export interface ImportedYears {
  saved: number
  /** Not empty: nothing was changed. */
  faults: Fault[]
}

const MOST_GRANTED = 40

function readLine({ row, cells }: SheetLine<Column>, known: { ids: Map<string, number>; rulesOn: RulesOn }) {
  const faults: Fault[] = []
  const fault = (column: Column, reason: string, right: string) =>
    void faults.push({ row, column: `${column} (${COLUMNS[column]})`, reason, right })
  const cell = (column: Column) => (cells[column] ?? '').trim().normalize('NFKC')
  const whole = (column: Column, most: number, least = 0): number => {
    const value = /^\d{1,5}$/.test(cell(column)) ? Number(cell(column)) : Number.NaN
    if (cell(column) === '' && !REQUIRED.includes(column)) return 0
    if (!(value >= least && value <= most))
      fault(column, `「${cell(column)}」は読めません`, `${least} から ${most} までの整数`)
    return value
  }
  const staffId = known.ids.get(cell('sign_in_name').toLowerCase())
  if (staffId === undefined)
    fault('sign_in_name', `「${cell('sign_in_name')}」という職員はいません`, '登録されているサインイン名')
  const year = whole('year', 2100, 2020)
  const days = whole('carried_days', 366)
  const rest = whole('carried_hours', 23) * 60 + whole('carried_minutes', 59)
  const granted = cell('granted_days') === '' ? null : whole('granted_days', MOST_GRANTED)
  if (faults.length > 0) return { faults }
  const { carryOver, leaveDay } = known.rulesOn(firstDayOf(year))
  const carried = days * leaveDay.minutes + rest
  if (carried > carryOver.days * leaveDay.minutes)
    fault('carried_days', `繰越しは ${carryOver.days} 日までです`, `${carryOver.days} 日以下(${carryOver.article})`)
  return { faults, read: { staffId: staffId!, year, carried, granted } }
}

/**
 * 年次有給休暇の引継ぎ: what was carried into a year before this program counted, and days granted otherwise than by the table.
 * A file is taken in as a whole, or not at all.
 */
export function importLeaveYears(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  bytes: Uint8Array,
  dryRun = false,
): Promise<ImportedYears> {
  return db.transaction().execute(async (tx) => {
    const { lines, faults } = readSheet(bytes, { columns: COLUMNS, required: REQUIRED, of: '休暇' })
    const names = lines.map(({ cells }) => (cells.sign_in_name ?? '').trim().toLowerCase())
    const known = { ids: await findStaffIds(tx, names), rulesOn: await readRules(tx) }
    const rows = new Map<string, LeaveYearRow>()
    for (const line of lines) {
      const { read, faults: found } = readLine(line, known)
      faults.push(...found)
      if (!read) continue
      const key = `${read.staffId} ${read.year}`
      if (rows.has(key))
        faults.push({ row: line.row, column: '', reason: '同じ人の同じ年が二つあります', right: '1人1年に1行' })
      rows.set(key, read)
    }
    if (faults.length > 0) return { saved: 0, faults: faults.sort((a, b) => a.row - b.row) }
    if (dryRun) return { saved: rows.size, faults }
    for (const row of rows.values()) {
      await saveLeaveYear(tx, row)
      const { staffId, ...detail } = row
      await record(tx, now, actor, 'leave_year.recorded', `staff:${staffId}`, detail)
    }
    return { saved: rows.size, faults }
  })
}
