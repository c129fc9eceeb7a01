import { COLUMNS } from './columns.ts'
import type { Fault } from '#lib/csv/read-sheet.ts'
import type { RosterRow } from './read-row.ts'
import type { Standing } from './standing.ts'

/** Lines of one person that contradict each other, and identities that belong to somebody else. */
export function personFaults(rows: readonly RosterRow[], standing: Standing): Fault[] {
  const first = new Map<string, RosterRow>()
  return rows.flatMap((row) => {
    const before = first.get(row.signInName) ?? row
    first.set(row.signInName, before)
    return [...contradictions(before, row), ...takenIdentity(row, rows, standing)]
  })
}

function contradictions(before: RosterRow, row: RosterRow): Fault[] {
  const said = [
    ['name', before.name, row.name],
    ['name_kana', before.nameKana, row.nameKana],
    ['email', before.email, row.email],
    ['oidc_subject', before.identity?.subject, row.identity?.subject ?? before.identity?.subject],
  ] as const
  return said
    .filter(([, one, other]) => one !== other)
    .map(([column, one = '']) => ({
      row: row.row,
      column: `${column} (${COLUMNS[column]})`,
      reason: `${before.row} 行目の同じ職員 (${row.signInName}) と違います`,
      right: `どちらも同じに。${before.row} 行目は「${one}」`,
    }))
}

function takenIdentity(row: RosterRow, rows: readonly RosterRow[], standing: Standing): Fault[] {
  const { identity } = row
  if (!identity) return []
  const same = (other: { issuer: string; subject: string } | undefined) =>
    other?.issuer === identity.issuer && other.subject === identity.subject
  const known = standing.identities.find(same)
  const holder =
    standing.staff.find(({ id }) => id === known?.staffId)?.signInName ??
    rows.find((other) => same(other.identity))?.signInName
  if (holder === row.signInName) return []
  const reason = `この識別子は ${holder} のものです`
  return [{ row: row.row, column: 'oidc_subject (OIDC識別子)', reason, right: '職員ごとに別の識別子' }]
}
