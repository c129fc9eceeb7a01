import { validate } from '../checking/validate.ts'
import type { NewTable } from '../editions/edition.ts'
import type { Checked } from '../editions/make-edition.ts'
import { KEPT, type KeptFinding } from '../files/finding.ts'
import { gathered, WRITERS } from '../site/files.ts'
import { findStandardSet } from '../standard/sets.ts'

async function* numbered(rows: NewTable['rows']) {
  for (const [at, cells] of rows.entries()) yield { row: at + 1, cells: [...cells] }
}

/** What anybody who checks the files would be told: each table is read back as the CSV that it becomes. */
export async function checkTables(tables: readonly NewTable[]): Promise<Checked> {
  const reports = await Promise.all(
    tables.map(async ({ rows, ...table }) => {
      const csv = gathered(WRITERS.csv({ ...table, id: 0, rowCount: rows.length }, numbered(rows)))
      return { table, report: await validate(csv, { set: findStandardSet(table.standard ?? '') }) }
    }),
  )
  const sum = (of: 'errors' | 'warnings') => reports.reduce((all, { report }) => all + report[of], 0)
  const findings = reports.flatMap(({ table, report }) =>
    report.findings.map(({ severity, row, column, message, suggestion }): KeptFinding => ({
      severity,
      row,
      column: `${table.title}: ${column}`,
      message,
      suggestion,
    })),
  )
  return { errors: sum('errors'), warnings: sum('warnings'), findings: findings.slice(0, KEPT) }
}
