/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   the roles repeat what the elements say, since browsers forget it when CSS makes cards of the rows */
import type { Children } from '../types.ts'
import { Icon } from './icon.tsx'

export type Column<Row> = {
  header: string
  cell: (row: Row) => Children
  /** 'end' for numbers: right-aligned, tabular figures. */
  align?: 'start' | 'end'
  /** Names the row: a row header, and the title of its card on a phone. */
  primary?: boolean
  /** A link that sorts by this column, and the direction the list has now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  /** Keeps the words on one line. */
  nowrap?: boolean
  /** For what can be done: on a phone at the right of a line, or below a card, as wide as it is. */
  aside?: boolean
  /** Where rows are lines on a phone: says its header there, as a number alone says nothing. */
  labelled?: boolean
}

export type TableProps<Row> = {
  caption: Children
  hideCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey?: (row: Row) => string
  rowTone?: (row: Row) => 'warning' | 'error' | 'current' | undefined
  /** On a phone: rows as cards; as lines, close together; or the table as it is, scrolling sideways. */
  phone?: 'cards' | 'lines' | 'scroll'
  density?: 'normal' | 'compact'
  /** A last row of totals, one cell a column. */
  foot?: Children[]
  /** Instead of the table when there is no row. */
  empty?: Children
}

const sortMark = { ascending: 'chevron-up', descending: 'chevron-down' } as const

const header = <Row,>({ header, align, sort, nowrap }: Column<Row>) => (
  <th scope="col" role="columnheader" data-align={align} data-nowrap={nowrap} aria-sort={sort?.direction}>
    <span class="table-heading">
      {sort ? (
        <a href={sort.href}>
          {header}
          {sort.direction && <Icon name={sortMark[sort.direction]} size={16} />}
        </a>
      ) : (
        header
      )}
    </span>
  </th>
)

const cell = <Row,>(row: Row, { header, cell, align, primary, nowrap, aside, labelled }: Column<Row>) =>
  primary ? (
    <th scope="row" role="rowheader" data-align={align} data-nowrap={nowrap}>
      {cell(row)}
    </th>
  ) : (
    <td
      role="cell"
      data-label={header}
      data-align={align}
      data-nowrap={nowrap}
      data-aside={aside}
      data-labelled={labelled}
    >
      {cell(row)}
    </td>
  )

export function Table<Row>(props: TableProps<Row>) {
  const {
    caption,
    hideCaption,
    columns,
    rows,
    rowKey,
    rowTone,
    phone = 'cards',
    density = 'normal',
    foot,
    empty,
  } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  const table = (
    <table class="table" role="table" data-phone={phone} data-density={density}>
      <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map(header)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey?.(row)} data-tone={rowTone?.(row)}>
            {columns.map((column) => cell(row, column))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {foot.map((text, index) => (
              <td
                role="cell"
                data-label={columns[index]?.header}
                data-align={columns[index]?.align}
                data-nowrap={columns[index]?.nowrap}
              >
                {text}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  if (phone !== 'scroll') return <div class="table-scroll">{table}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
    <section class="table-scroll" aria-label={typeof caption === 'string' ? caption : '表'} tabIndex={0}>
      {table}
    </section>
  )
}
