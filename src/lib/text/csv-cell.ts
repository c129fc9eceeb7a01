export type Cell = string | number | bigint | boolean | null | undefined

// Excel in Japanese also reads the full-width signs as the start of a formula.
const STARTS_FORMULA = /^[\s\0\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n\0]/

/** What was made safe, as it was before. */
export const originalCell = (cell: string): string =>
  cell.startsWith("'") && STARTS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell

/**
 * Makes a value safe to open in a spreadsheet (OWASP ASVS 5.0, 1.2.10): text that would start a formula gets a leading
 * apostrophe. Numbers stay numbers, −5 too; a "-5" that somebody typed as text is text. Quoting (RFC 4180) is the writer's work.
 */
export function safeCell(value: Cell): string | number | bigint | boolean {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? value : ''
  if (typeof value !== 'string') return value
  return STARTS_FORMULA.test(value) ? `'${value}` : value
}
