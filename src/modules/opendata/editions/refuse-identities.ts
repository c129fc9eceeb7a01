import { type Mistake, refuseMistakes, Refusal } from '#lib/refusal.ts'
import type { KeptFinding } from '../files/finding.ts'
import { IDENTITY_KINDS } from '../gate/identity-kinds.ts'
import { identitiesIn, type IdentityFinding, type IdentityScan, scanIdentities } from '../gate/scan-identities.ts'
import { identityLine } from '../gate/words.ts'
import type { NewTable } from './edition.ts'

const SHOWN = 5

const where = ({ row, header, kind }: IdentityFinding): string =>
  `${row === 0 ? '見出し' : `${row} 行め(見出しの次から数えて)`}の「${header}」に${IDENTITY_KINDS[kind].text}`

/**
 * Looks through what is to be stored for numbers that show a person.
 * @returns those that only may, as warnings, and what was found in words. @throws Refusal 422 where there is one: nothing is kept
 */
export async function refuseIdentities(
  tables: readonly NewTable[],
): Promise<{ suspects: KeptFinding[]; identityCheck: string }> {
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
  const suspects = found.map(({ row, header, kind, excerpt }): KeptFinding => ({
    severity: 'warning',
    row: row + 1,
    column: header,
    message: `${IDENTITY_KINDS[kind].text}かもしれません: ${excerpt}`,
  }))
  return { suspects, identityCheck: identityLine(together(scans)).text }
}

const together = (scans: readonly IdentityScan[]): IdentityScan => ({
  rows: scans.reduce((sum, { rows }) => sum + rows, 0),
  stops: scans.reduce((sum, { stops }) => sum + stops, 0),
  warnings: scans.reduce((sum, { warnings }) => sum + warnings, 0),
  findings: scans.flatMap(({ findings }) => findings),
})

/** Words that the public will read, as a form has them. */
export interface PublicWords {
  field: string
  label: string
  text: string
}

/** Numbers of persons among words that the public will read, each a mistake at its field. */
export const identitiesAmong = (words: readonly PublicWords[]): Mistake[] =>
  words.flatMap(({ field, label, text }): Mistake[] => {
    const kinds = identitiesIn(label, text).map(({ kind }) => IDENTITY_KINDS[kind])
    const found = [...new Set(kinds.filter(({ severity }) => severity === 'stop').map((kind) => kind.text))]
    if (found.length === 0) return []
    const message = `${label}に、${found.join('、')}らしいものがあります。だれでも読めるところに出るので、取り除いてください。`
    return [{ field, message }]
  })

/** @throws Refusal 422 at the field */
export const refuseIdentitiesAmong = (words: readonly PublicWords[]): void => refuseMistakes(identitiesAmong(words))
