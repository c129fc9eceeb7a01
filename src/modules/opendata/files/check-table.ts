import type { Meant } from '#lib/open-data/checking/examine.ts'
import { validate } from '#lib/open-data/checking/validate.ts'
import { RULES } from '#lib/open-data/checking/rules.ts'
import type { Checked } from '../editions/make-edition.ts'
import { KEPT, type KeptFinding } from './finding.ts'

export interface CheckedTable extends Checked {
  /** The set and the edition of the standard that its header is of: `event/newer`. */
  standard: string | null
}

/** 検査 of a file before it becomes an edition. */
export async function checkFile(bytes: AsyncIterable<Uint8Array>, meant: Meant = {}): Promise<CheckedTable> {
  const { set, errors, warnings, findings } = await validate(bytes, meant)
  const kept = findings
    .toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'))
    .slice(0, KEPT)
  return {
    standard: set ? `${set.id}/${set.edition}` : null,
    errors,
    warnings,
    findings: kept.map(({ severity, row, column, rule, message, suggestion }): KeptFinding => ({
      severity,
      row,
      column,
      message: `${RULES[rule].title}: ${message}`,
      suggestion,
    })),
  }
}

/** The same of a file that is held whole. */
export const checkTable = (bytes: Uint8Array): Promise<CheckedTable> =>
  checkFile(
    (async function* () {
      yield bytes
    })(),
  )
