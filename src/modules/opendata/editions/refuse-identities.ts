import { Refusal } from '#lib/refusal.ts'
import type { KeptFinding } from '../files/finding.ts'
import { IDENTITY_KINDS } from '../gate/identity-kinds.ts'
import { type IdentityFinding, scanIdentities } from '../gate/scan-identities.ts'
import type { NewTable } from './edition.ts'

const SHOWN = 5

const where = ({ row, header, kind }: IdentityFinding): string =>
  `${row === 0 ? '見出し' : `${row} 行め(見出しの次から数えて)`}の「${header}」に${IDENTITY_KINDS[kind].text}`

/**
 * Looks through what is to be stored for numbers that show a person.
 * @returns those that only may: warnings. @throws Refusal 422 where there is one: nothing of the table is kept
 */
export async function refuseIdentities(tables: readonly NewTable[]): Promise<KeptFinding[]> {
  const scans = await Promise.all(tables.map(({ columns, rows }) => scanIdentities(columns, rows)))
  const found = scans.flatMap(({ findings }) => findings)
  const stops = found.filter(({ severity }) => severity === 'stop')
  if (stops.length > 0) {
    const all = scans.reduce((sum, scan) => sum + scan.stops, 0)
    const words = stops.slice(0, SHOWN).map(where).join('、')
    throw new Refusal(
      422,
      `個人の番号らしいものが ${all.toLocaleString('ja')} か所あるので、読み込みませんでした: ${words}。取り除いてから、もう一度読み込んでください。`,
      'file',
    )
  }
  return found.map(({ row, header, kind, excerpt }) => ({
    severity: 'warning',
    row: row + 1,
    column: header,
    message: `${IDENTITY_KINDS[kind].text}かもしれません: ${excerpt}`,
  }))
}
