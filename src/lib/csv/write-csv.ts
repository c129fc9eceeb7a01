import { type Cell, safeCell } from '#lib/text/csv-cell.ts'

const needsQuotes = /[",\r\n]/

/** One line of a CSV file (RFC 4180), without its end. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => (needsQuotes.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')

/** One line for a spreadsheet: nothing in it begins a formula. */
export const spreadsheetLine = (cells: readonly Cell[]): string =>
  `${csvLine(cells.map((cell) => String(safeCell(cell))))}\r\n`

/** A CSV file for a spreadsheet: UTF-8 with the mark by which Excel knows it, and nothing in it begins a formula. */
export const spreadsheet = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${rows.map(spreadsheetLine).join('')}`
