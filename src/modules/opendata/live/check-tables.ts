import type { NewTable } from '../editions/edition.ts'
import type { Checked } from '../editions/make-edition.ts'
import { checkFile } from '../files/check-table.ts'
import { KEPT, type KeptFinding } from '../files/finding.ts'
import { gathered, WRITERS } from '../site/files.ts'
import { findStandardSet, type StandardSetId } from '#lib/open-data/standard/sets.ts'

async function* numbered(rows: NewTable['rows']) {
  for (const [at, cells] of rows.entries()) yield { row: at + 1, cells: [...cells] }
}

/** What anybody who checks the files would be told: each table is read back as the CSV that it becomes. */
export async function checkTables(tables: readonly NewTable[], set: StandardSetId): Promise<Checked> {
  const reports = await Promise.all(
    tables.map(async ({ rows, ...table }) => {
      const csv = gathered(WRITERS.csv({ ...table, id: 0, rowCount: rows.length }, numbered(rows)))
      const { errors, warnings, findings } = await checkFile(csv, { set: findStandardSet(set) })
      const inTable = findings.map((one): KeptFinding =>
        Object.assign({}, one, { column: `${table.title}: ${one.column}` }),
      )
      return { errors, warnings, findings: inTable }
    }),
  )
  const sum = (of: 'errors' | 'warnings') => reports.reduce((all, report) => all + report[of], 0)
  return {
    errors: sum('errors'),
    warnings: sum('warnings'),
    findings: reports.flatMap(({ findings }) => findings).slice(0, KEPT),
  }
}
