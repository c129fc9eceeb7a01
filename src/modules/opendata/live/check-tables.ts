import type { NewTable } from '../editions/edition.ts'
import type { Checked } from '../editions/make-edition.ts'
import { checkFile } from '../files/check-table.ts'
import { KEPT, type KeptFinding } from '../files/finding.ts'
import { gathered, WRITERS } from '../site/files.ts'
import { findStandardSet, type StandardSetId } from '#lib/open-data/standard/sets.ts'
import type { LiveTable } from './live-tables.ts'

async function* numbered(rows: NewTable['rows']) {
  for (const [at, cells] of rows.entries()) yield { row: at + 1, cells: [...cells] }
}

interface Found {
  finding: KeptFinding
  /** Titles of the tables in which it is. */
  titles: Set<string>
}

/**
 * What anybody who checks the files would be told: each table is read back as the CSV that it becomes. What is found of one
 * record in both editions is one finding, and names the record.
 */
export async function checkTables(live: readonly LiveTable[], set: StandardSetId): Promise<Checked> {
  const counts = { errors: 0, warnings: 0 }
  const found = new Map<string, Found>()
  for (const { table, originOf } of live) {
    const { rows, ...head } = table
    const csv = gathered(WRITERS.csv({ ...head, id: 0, rowCount: rows.length }, numbered(rows)))
    const { errors, warnings, findings } = await checkFile(csv, { set: findStandardSet(set) })
    counts.errors += errors
    counts.warnings += warnings
    for (const one of findings) {
      const origin = originOf(one.row - 2, one.column) // behind the header, from 0
      const key = JSON.stringify([origin?.href ?? `${table.key} ${one.row}`, one.column, one.message])
      const before = found.get(key)
      if (before) counts[`${one.severity}s`]--
      const { titles } = before ?? { titles: new Set() }
      found.set(key, before ?? { finding: { ...one, origin }, titles })
      titles.add(table.title)
    }
  }
  const findings = [...found.values()].map(({ finding, titles }): KeptFinding => {
    if (titles.size < live.length) finding.column = `${[...titles].join('、')}: ${finding.column}`
    return finding
  })
  return { ...counts, findings: findings.toSorted(errorsFirst).slice(0, KEPT) }
}

const errorsFirst = (one: KeptFinding, other: KeptFinding) =>
  Number(one.severity !== 'error') - Number(other.severity !== 'error')
