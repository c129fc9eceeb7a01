import { EDITIONS, type StandardEdition, type StandardSetId } from '../standard/sets.ts'
import { examine, type Meant, type Outline } from './examine.ts'
import { type Finding, type Rule, RULES, type Severity } from './rules.ts'

/** So many findings are kept; of each rule some more, so that none hides another. */
const KEPT = 1000
const KEPT_OF_EACH = 20
/** Rows up to here are found in any order, since the header is looked for among them; later ones in their own. */
const EARLY = 10_000

export interface RuleCount {
  rule: Rule
  title: string
  severity: Severity
  count: number
  /** How many of them a repair mends. */
  provable: number
}

/** 検査の結果. */
export interface Report extends Omit<Outline, 'standard'> {
  /** Nothing was found. */
  valid: boolean
  set?: { id: StandardSetId; name: string; edition: StandardEdition; editionName: string }
  errors: number
  warnings: number
  /** Rows of data with one finding or more. */
  rowsFound: number
  /** Something is wrong with the header, or before it. */
  headFound: boolean
  rules: RuleCount[]
  /** Not all where there are many: `rules` counts them all. */
  findings: Finding[]
}

/** Gathers findings within bounds. */
export function gathering() {
  const counts = new Map<Rule, RuleCount>()
  const findings: Finding[] = []
  const early = new Set<number>()
  let [later, lastRow] = [0, EARLY]
  return {
    found(finding: Finding): void {
      const { rule, row, severity, provable } = finding
      const count = counts.get(rule) ?? { rule, title: RULES[rule].title, severity, count: 0, provable: 0 }
      counts.set(rule, count)
      count.count++
      if (provable) count.provable++
      if (row <= EARLY) early.add(row)
      else if (row > lastRow) {
        later++
        lastRow = row
      }
      if (findings.length < KEPT || count.count <= KEPT_OF_EACH) findings.push(finding)
    },
    report({ standard, ...outline }: Outline): Report {
      const head = [...early].filter((row) => row <= outline.headerRow).length
      const rules = [...counts.values()].toSorted((a, b) => b.count - a.count)
      const of = (severity: Severity) =>
        rules.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0)
      return {
        ...outline,
        ...(standard && {
          set: {
            id: standard.set.id,
            name: standard.set.name,
            edition: standard.edition,
            editionName: EDITIONS[standard.edition],
          },
        }),
        valid: rules.length === 0,
        errors: of('error'),
        warnings: of('warning'),
        rowsFound: early.size - head + later,
        headFound: head > 0,
        rules,
        findings,
      }
    },
  }
}

/** 検査: whether a file is what the standard says, and where it is not. */
export async function validate(bytes: AsyncIterable<Uint8Array>, meant: Meant = {}): Promise<Report> {
  const gathered = gathering()
  return gathered.report(await examine(bytes, meant, gathered))
}

const number = (count: number) => count.toLocaleString('ja')

/** The result in one sentence. */
export function reportInWords({ readable, valid, rows, rowsFound, headFound }: Report): string {
  if (!readable) return 'このファイルは、表として読めません。'
  if (rows === 0) return 'データの行が 1 つもありません。見出しの下に、1 件 1 行で書いてください。'
  if (valid) return `${number(rows)} 行すべてに、直すところはありません。`
  if (rowsFound === 0) return `${number(rows)} 行のデータに直すところはありませんが、見出しに直すところがあります。`
  return `${number(rows)} 行のうち ${number(rowsFound)} 行${headFound ? 'と見出し' : ''}に直すところがあります。`
}

export const findingInWords = ({ row, column, rule, message, suggestion, provable }: Finding): string => {
  const where = `${row} 行目${column && ` ${column}`}`
  const right = suggestion === undefined ? '' : ` → ${provable ? '' : 'おそらく '}${suggestion || '(空)'}`
  return `${where}: ${RULES[rule].title}: ${message}${right}`
}
