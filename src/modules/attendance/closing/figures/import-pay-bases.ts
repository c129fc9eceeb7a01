import { type Actor, record } from '#kernel/audit/record.ts'
import { type Fault, readSheet, type SheetLine } from '#lib/csv/read-sheet.ts'
import type { Db } from '#lib/db/connect.ts'
import { writtenDate } from '#lib/time/written-date.ts'
import { findStaffIds } from '../../leave-years/leave-years.queries.ts'
import { type PayBase, savePayBases } from './pay-bases.queries.ts'

/** Columns of the file. */
export const COLUMNS = { sign_in_name: 'サインイン名', valid_from: '適用開始日', monthly_yen: '月額' } as const
type Column = keyof typeof COLUMNS

export const REQUIRED: readonly Column[] = ['sign_in_name', 'valid_from', 'monthly_yen']

export interface ImportedBases {
  saved: number
  /** Not empty: nothing was changed. */
  faults: Fault[]
}

const MOST_YEN = 10_000_000

function readLine({ row, cells }: SheetLine<Column>, ids: ReadonlyMap<string, number>) {
  const faults: Fault[] = []
  const fault = (column: Column, right: string) =>
    void faults.push({
      row,
      column: `${column} (${COLUMNS[column]})`,
      reason: `「${cell(column)}」は読めません`,
      right,
    })
  const cell = (column: Column) => (cells[column] ?? '').trim().normalize('NFKC')
  const staffId = ids.get(cell('sign_in_name').toLowerCase())
  if (staffId === undefined) fault('sign_in_name', '登録されているサインイン名')
  const validFrom = writtenDate(cell('valid_from'))
  if (validFrom?.day !== 1) fault('valid_from', '月の初日 (例 2026-04-01)')
  const monthlyYen = /^\d{1,3}(,?\d{3})*$/.test(cell('monthly_yen'))
    ? Number(cell('monthly_yen').replaceAll(',', ''))
    : 0
  if (monthlyYen < 1 || monthlyYen > MOST_YEN)
    fault('monthly_yen', `1 から ${MOST_YEN.toLocaleString('ja')} までの整数(円)`)
  if (faults.length > 0) return { faults }
  return { faults, read: { staffId: staffId!, validFrom: validFrom!, monthlyYen } satisfies PayBase }
}

/**
 * 給与の基礎の取込み: the pay of a month that hourly rates are made of, from a month on. A file is taken in as a whole, or not at
 * all. Months that are locked keep what they were locked with. The trail names the people, not their pay.
 */
export function importPayBases(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  bytes: Uint8Array,
  dryRun = false,
): Promise<ImportedBases> {
  return db.transaction().execute(async (tx) => {
    const { lines, faults } = readSheet(bytes, { columns: COLUMNS, required: REQUIRED, of: '給与の基礎' })
    const ids = await findStaffIds(
      tx,
      lines.map(({ cells }) => (cells.sign_in_name ?? '').trim().normalize('NFKC').toLowerCase()),
    )
    const rows = new Map<string, PayBase>()
    for (const line of lines) {
      const { read, faults: found } = readLine(line, ids)
      faults.push(...found)
      if (!read) continue
      const key = `${read.staffId} ${read.validFrom}`
      if (rows.has(key))
        faults.push({ row: line.row, column: '', reason: '同じ人の同じ日が二つあります', right: '1人1日に1行' })
      rows.set(key, read)
    }
    if (faults.length > 0) return { saved: 0, faults: faults.sort((a, b) => a.row - b.row) }
    if (dryRun) return { saved: rows.size, faults }
    await savePayBases(tx, [...rows.values()])
    for (const { staffId, validFrom } of rows.values())
      await record(tx, now, actor, 'pay_base.recorded', `staff:${staffId}`, { from: validFrom.toString() })
    return { saved: rows.size, faults }
  })
}
