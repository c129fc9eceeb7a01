import type { Group, Page } from './definition.ts'
import { withPlace } from './postal-code.ts'
import { type Form, typedIn } from './reading/form.ts'
import { rowsTyped } from './reading/read-group.ts'
import type { FieldMistake } from './reading/reader.ts'

/** The page to show again: the mistakes of the form itself are not told yet. */
export interface Pressed {
  form: Form
  mistakes: FieldMistake[]
}

const NO_PLACE = 'この郵便番号の住所は見つかりません。番号を確かめるか、住所を下に書いてください。'

/**
 * The buttons inside a page, which work without JavaScript: 住所を入れる (`fill`), one more row (`add`), one row less (`remove`).
 * Undefined where none of them was pressed.
 */
export async function pressed(page: Page, form: Form): Promise<Pressed | undefined> {
  const [fill, add, remove] = ['fill', 'add', 'remove'].map((name) => typedIn(form, name)) as [string, string, string]
  if (fill) {
    if (!isAddressOf(page, fill)) return undefined
    const filled = await withPlace(form, fill)
    return filled
      ? { form: filled, mistakes: [] }
      : { form, mistakes: [{ field: `${fill}.postalCode`, message: NO_PLACE }] }
  }
  const group = page.fields.find(
    (field): field is Group => field.kind === 'group' && (add === field.id || remove.startsWith(`${field.id}.`)),
  )
  if (!group) return undefined
  const rows = rowsTyped(group, group.id, form)
  if (add) return { form: { ...form, [`${group.id}.rows`]: String(Math.min(rows + 1, group.max)) }, mistakes: [] }
  const number = remove.slice(group.id.length + 1)
  const row = Number(number)
  return /^\d+$/.test(number) && row < rows ? { form: withoutRow(form, group.id, row, rows), mistakes: [] } : undefined
}

/** `home`, or `children.0.home` in a row. */
const isAddressOf = (page: Page, name: string): boolean =>
  page.fields.some((field) => {
    if (field.kind === 'address') return field.id === name
    if (field.kind !== 'group' || !name.startsWith(`${field.id}.`)) return false
    const [, inner] = /^\d+\.(\w+)$/.exec(name.slice(field.id.length + 1)) ?? []
    return field.fields.some(({ id, kind }) => kind === 'address' && id === inner)
  })

/** The rows after it move up. */
function withoutRow(form: Form, name: string, row: number, rows: number): Form {
  const entries = Object.entries(form).flatMap(([key, value]): [string, Form[string]][] => {
    const [, number, rest] = key.startsWith(`${name}.`) ? (/^(\d+)(\..+)$/.exec(key.slice(name.length + 1)) ?? []) : []
    if (number === undefined || Number(number) < row) return [[key, value]]
    return Number(number) === row ? [] : [[`${name}.${Number(number) - 1}${rest}`, value]]
  })
  return { ...Object.fromEntries(entries), [`${name}.rows`]: String(rows - 1) }
}
