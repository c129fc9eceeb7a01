import { csvLine } from '#lib/csv/write-csv.ts'
import { encodeCp932, missingInCp932 } from '#lib/text/cp932.ts'
import { safeCell } from '#lib/text/csv-cell.ts'
import type { MonthFigures } from '../figures/month-figures.ts'
import { payrollFigure, type PayrollColumn, type PayrollLayout } from './layout.ts'

type Payable = Omit<MonthFigures, 'days'>

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** Whole numbers throughout: 7 hours 45 minutes are 7.75, and a third of a minute does not come up. */
function minutesInFormat(minutes: number, format: PayrollColumn['format'] = 'minutes'): string | number {
  if (format === 'minutes') return minutes
  if (format === 'hours') return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`
  const hundredths = Math.round((minutes * 100) / 60)
  return `${Math.floor(hundredths / 100)}.${twoDigits(hundredths % 100)}`
}

/** @returns null where it is not known of this person */
function cellOf({ figure: name, text, format }: PayrollColumn, figures: Payable): string | number | null {
  if (name === undefined) return text ?? ''
  const figure = payrollFigure(name)
  const value = figure?.of(figures) ?? null
  if (value === null) return null
  if (figure?.unit === 'minutes') return minutesInFormat(Number(value), format)
  return typeof value === 'string' ? String(safeCell(value)) : value
}

/** Why a person's line cannot be written. */
export interface Unwritable {
  readonly name: string
  readonly reason: string
}

/** A part of a payroll file, and for whom it could not be written. */
export interface PayrollPart {
  readonly bytes: Buffer
  readonly unwritable: readonly Unwritable[]
}

const encode = ({ encoding }: PayrollLayout, text: string): Buffer =>
  encoding === 'cp932' ? encodeCp932(text) : Buffer.from(text, 'utf8')

const endOf = ({ lineEnd }: PayrollLayout) => (lineEnd === 'crlf' ? '\r\n' : '\n')

export const payrollHeader = (layout: PayrollLayout): Buffer =>
  layout.header ? encode(layout, csvLine(layout.columns.map(({ header }) => header)) + endOf(layout)) : Buffer.alloc(0)

/** The lines of some people. */
export function payrollLines(layout: PayrollLayout, people: readonly Payable[]): PayrollPart {
  const unwritable: Unwritable[] = []
  const lines = people.map((figures) => {
    const { name } = figures.staff
    const cells = layout.columns.map((column) => cellOf(column, figures))
    if (cells.includes(null)) unwritable.push({ name, reason: '給与の基礎が登録されていないので、金額を出せません' })
    const line = csvLine(cells.map((cell) => cell ?? '')) + endOf(layout)
    const missing = layout.encoding === 'cp932' ? missingInCp932(line) : []
    if (missing.length > 0) unwritable.push({ name, reason: `CP932 にない文字があります: ${missing.join(' ')}` })
    return line
  })
  return { bytes: unwritable.length > 0 ? Buffer.alloc(0) : encode(layout, lines.join('')), unwritable }
}
