import { type Fault, readSheet } from '#lib/csv/read-sheet.ts'
import { COLUMNS, REQUIRED } from './columns.ts'
import { readRow, type RosterRow } from './read-row.ts'

/** Reads a file of staff. All faults are found at once. */
export function readRoster(bytes: Uint8Array): { rows: RosterRow[]; faults: Fault[] } {
  const { lines, faults } = readSheet(bytes, { columns: COLUMNS, required: REQUIRED, of: '職員' })
  const rows: RosterRow[] = []
  for (const { row, cells } of lines) {
    const { read, faults: found } = readRow(row, cells)
    faults.push(...found)
    if (read) rows.push(read)
  }
  return { rows, faults }
}
