import { shorten } from '#lib/text/names.ts'
import { Table as UiTable } from '#ui/index.ts'
import { numericColumns } from '../site/views.ts'
import type { Table } from './edition.ts'
import type { Row } from './rows.queries.ts'

/** A table of data is for a look, not for reading: one line a row, long cells cut. */
const LONGEST = 30

/** Rows as they are, in a box that scrolls sideways. */
export function RowsTable({ table, rows, caption }: { table: Table; rows: Row[]; caption?: string }) {
  const amounts = numericColumns(table, rows)
  return (
    <UiTable
      caption={caption ?? table.title}
      hideCaption={caption === undefined}
      phone="scroll"
      density="compact"
      columns={table.columns.map((header, at) => ({
        header,
        nowrap: true,
        cell: ({ cells }: Row) => shorten(cells[at] ?? '', LONGEST),
        ...(amounts.includes(at) && { align: 'end' as const }),
      }))}
      rows={rows}
    />
  )
}
