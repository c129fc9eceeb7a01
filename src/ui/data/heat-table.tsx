import type { Children } from '../types.ts'

export type HeatTableProps = {
  caption: Children
  /** What the rows are, above them. */
  corner: string
  columns: readonly string[]
  /** `level`: how dark, from 0 (nothing) to 4. */
  rows: { header: string; cells: { text: string; level: 0 | 1 | 2 | 3 | 4 }[] }[]
}

/** A heat chart whose numbers stand in it: looked at and read, by screen readers too. */
export const HeatTable = ({ caption, corner, columns, rows }: HeatTableProps) => (
  <table class="heat-table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{corner}</th>
        {columns.map((text) => (
          <th scope="col">{text}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ header, cells }) => (
        <tr>
          <th scope="row">{header}</th>
          {cells.map(({ text, level }) => (
            <td data-level={level}>{text}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
