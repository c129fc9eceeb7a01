import { csvLine, spreadsheetLine } from '#lib/csv/write-csv.ts'
import { Refusal } from '#lib/refusal.ts'
import { examine, type Meant } from '../checking/examine.ts'
import { type Finding, type Rule, RULES } from '../checking/rules.ts'
import { gathering, type Report } from '../checking/validate.ts'

/** What leaves it open what the file says: nothing is mended in such a file. */
const UNCERTAIN: ReadonlySet<Rule> = new Set<Rule>([
  'not-text',
  'line-too-long',
  'columns-many',
  'encoding-unknown',
  'quote-unclosed',
  'quote-stray',
  'empty',
])

export const RECEIPT_HEADER = ['行', '列', '規則', '直す前', '直した後']

const BOM = '\uFEFF'

/** 控え of one change. */
const receiptOf = ({ row, column, rule, value = '', suggestion }: Finding): string[] =>
  suggestion === undefined
    ? [String(row), '', RULES[rule].title, 'Shift_JIS (CP932) など', 'UTF-8']
    : [String(row), column, RULES[rule].title, value, suggestion]

export interface Writers {
  /** Pieces of the mended file, UTF-8 with the mark by which Excel knows it. */
  file: (text: string) => void
  /** Pieces of the receipt, a CSV file too. */
  receipt: (text: string) => void
}

export interface Repaired {
  changes: number
  report: Report
}

/**
 * 修復: writes a file anew with everything put right that is provable, and tells every change. The rest stays as it is.
 * @throws Refusal 422 for a file whose content is uncertain; what was written until then is worth nothing
 */
export async function repair(bytes: AsyncIterable<Uint8Array>, meant: Meant, to: Writers): Promise<Repaired> {
  const gathered = gathering()
  let changes = 0
  to.file(BOM)
  to.receipt(`${BOM}${spreadsheetLine(RECEIPT_HEADER)}`)
  const outline = await examine(bytes, meant, {
    found(finding) {
      if (UNCERTAIN.has(finding.rule)) throw uncertain(finding)
      gathered.found(finding)
      if (!finding.provable) return
      changes++
      to.receipt(spreadsheetLine(receiptOf(finding)))
    },
    passed: (cells) => to.file(`${csvLine(cells)}\r\n`),
  })
  return { changes, report: gathered.report(outline) }
}

const uncertain = ({ row, message, rule }: Finding) =>
  new Refusal(422, `${row} 行目 ${RULES[rule].title}: ${message} 先にここを直してください。ほかも直していません。`)
