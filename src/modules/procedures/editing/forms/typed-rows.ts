import { type Form, typedIn } from '../../definition/reading/form.ts'

/** More rows than a form shows. */
const MOST = 220

/** How many rows of a name the form has. */
export function rowCount(form: Form, name: string): number {
  const typed = typedIn(form, `${name}.rows`)
  return /^\d{1,3}$/.test(typed) ? Math.min(Number(typed), MOST) : 0
}

/** What was typed in one row, by the rest of the name. */
const rowAt = (form: Form, name: string, row: number): Form => {
  const start = `${name}.${row}.`
  return Object.fromEntries(
    Object.entries(form).flatMap(([key, value]) => (key.startsWith(start) ? [[key.slice(start.length), value]] : [])),
  )
}

export const rowsTyped = (form: Form, name: string): Form[] =>
  Array.from({ length: rowCount(form, name) }, (_, row) => rowAt(form, name, row))

/** The form with these rows in place of those it had. */
export function withRows(form: Form, name: string, rows: readonly Form[]): Form {
  const others = Object.entries(form).filter(([key]) => !new RegExp(`^${name}\\.\\d+\\.`).test(key))
  const ours = rows.flatMap((row, at) => Object.entries(row).map(([key, value]) => [`${name}.${at}.${key}`, value]))
  return { ...Object.fromEntries([...others, ...ours]), [`${name}.rows`]: String(rows.length) }
}

/** Rows that the forms of the editor have. */
const LISTS = new Set(['options', 'when'])

/**
 * The buttons inside a form, which work without JavaScript: one row more (`add`), less (`remove`), or further up (`up`).
 * @returns the form to show again, nothing saved; undefined where none of them was pressed
 */
export function pressedRow(form: Form): Form | undefined {
  for (const button of ['add', 'remove', 'up'] as const) {
    const [name = '', number = ''] = typedIn(form, `_${button}`).split('.')
    if (!LISTS.has(name)) continue
    const [rows, at] = [rowsTyped(form, name), Number(number)]
    if (button === 'add') return withRows(form, name, [...rows, {}])
    if (button === 'remove') return withRows(form, name, rows.toSpliced(at, 1))
    const row = rows[at]
    return withRows(form, name, row && at > 0 ? rows.toSpliced(at, 1).toSpliced(at - 1, 0, row) : rows)
  }
  return undefined
}
