import { readName } from '../standard/recognise.ts'
import type { Standard } from '../standard/sets.ts'
import type { Watcher } from './examine.ts'
import { nearlyNamed } from './header.ts'
import type { Row } from './reading/rows.ts'
import type { ColumnOfFile } from './row.ts'
import { type Fault, findingOf, shortly } from './rules.ts'

const unknown = (name: string, at: number): ColumnOfFile => ({
  name: name || `${at + 1} 列目`,
  kind: 'text',
  required: false,
})

/** A file that begins with its data: nothing is known of its columns. */
export function unnamed({ row, cells }: Row, standard: Standard | undefined, { found }: Watcher): ColumnOfFile[] {
  const first = standard?.columns.slice(0, 5).map(({ name }) => name)
  const example = first ? `例: ${first.join(',')}…` : ''
  found(findingOf(row, '', { rule: 'no-header', message: `1 行目に、列の名前を入れてください。${example}` }))
  return cells.map((_, at) => unknown('', at))
}

/** What the row that names the columns says of each, and what is wrong with it. */
export function readHeader(
  { row, cells }: Row,
  standard: Standard | undefined,
  { found, passed }: Watcher,
): ColumnOfFile[] {
  const standardly = new Map(standard?.columns.map((column) => [readName(column.name), column]))
  const seen = new Set<string>()
  const columns = cells.map((written, at) => {
    // The standard's own writing of a name that reads the same: 料金（基本） is 料金(基本).
    const column = standardly.get(readName(written))
    const name = column?.name ?? written.trim()
    const tell = (fault: Fault, of = name) => found(findingOf(row, of, fault, written))
    const isSecond = name !== '' && seen.has(name)
    seen.add(name)
    if (name === '') tell({ rule: 'header-blank', message: `${at + 1} 列目に名前がありません。` }, `${at + 1} 列目`)
    else if (isSecond) tell({ rule: 'header-duplicate', message: `「${shortly(name)}」という列がもう一つあります。` })
    else if (name !== written)
      tell({ rule: 'header-spelling', message: '標準のとおりに書いてください。', suggestion: name, provable: true })
    return { name, column: isSecond ? undefined : column }
  })
  const names = columns.map(({ name }) => name)
  for (const { name, required } of standard?.columns ?? [])
    if (required && !seen.has(name)) {
      const near = nearlyNamed(names, name)
      const message = near
        ? `「${name}」の列がありません。「${near}」の書き間違いかもしれません。`
        : `「${name}」の列がありません。`
      found(findingOf(row, name, { rule: 'column-missing', message }))
    }
  passed?.(names)
  return columns.map(({ name, column }, at) => column ?? unknown(name, at))
}
