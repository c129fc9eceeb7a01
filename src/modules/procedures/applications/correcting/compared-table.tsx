import { Table } from '#ui/index.ts'
import type { Compared } from './changes.ts'
import { ToldCell, type ToldCellProps } from './told-cell.tsx'

interface ComparedTableProps {
  caption: string
  rows: Compared[]
  fileHref: ToldCellProps['fileHref']
}

/** Before and after, a field a row. */
export const ComparedTable = ({ caption, rows, fileHref }: ComparedTableProps) => (
  <Table
    caption={caption}
    hideCaption
    rows={rows}
    rowKey={({ fieldId }) => fieldId}
    columns={[
      { header: '項目', primary: true, cell: ({ label }) => label },
      { header: '直す前', cell: ({ before }) => <ToldCell rows={before} fileHref={fileHref} /> },
      {
        header: '直したあと',
        cell: ({ changed, after }) => (changed ? <ToldCell rows={after} fileHref={fileHref} /> : '変わっていません'),
      },
    ]}
  />
)
