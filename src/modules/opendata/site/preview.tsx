import type { MapSettings } from '#kernel/map/map-door.tsx'
import { MapDoor, onMap } from '#kernel/map/map-door.tsx'
import { Bars, Chips, EmptyState, Pager, Stack, Tabs } from '#ui/index.ts'
import { RowsTable } from '../editions/rows-table.tsx'
import { canBeMapped, type Table } from '../editions/edition.ts'
import type { Row } from '../editions/rows.queries.ts'
import { factsOf, flagColumns, labelOf, numericColumns, type View } from './views.ts'
import { pointOf } from './files.ts'

export const ROWS_OF_A_PAGE = 50

export interface PreviewProps {
  table: Table
  rows: Row[]
  view: View
  here: string
  settings: MapSettings
}

const address = (here: string, view: Partial<Record<'table' | 'view' | 'after' | 'column', string | number>>) =>
  `${here}?${new URLSearchParams(Object.entries(view).map(([name, value]) => [name, String(value)]))}#preview`

function AsTable({ table, rows, view, here }: PreviewProps) {
  const last = rows.at(-1)?.row ?? 0
  const base = { table: table.key, view: 'table' }
  return (
    <>
      <RowsTable table={table} rows={rows} />
      {table.rowCount > ROWS_OF_A_PAGE && (
        <Pager
          summary={`${view.after + 1}〜${last}行目(全${table.rowCount.toLocaleString('ja')}行)`}
          {...(view.after > 0 && {
            previous: address(here, { ...base, after: Math.max(0, view.after - ROWS_OF_A_PAGE) }),
          })}
          {...(last < table.rowCount && { next: address(here, { ...base, after: last }) })}
        />
      )}
    </>
  )
}

function AsMap({ table, rows, here, settings }: PreviewProps) {
  const [label, flags] = [labelOf(table), flagColumns(table, rows)]
  return (
    <>
      <MapDoor settings={settings} language="ja" />
      <ul class="dataset-places">
        {rows.map((row) => {
          const [name, point] = [row.cells[label] || `${row.row} 行目`, pointOf(table, row)]
          return (
            <li
              id={`row-${row.row}`}
              {...(point && {
                'data-place': onMap(`${here}#row-${row.row}`, name, { longitude: point[0], latitude: point[1] }),
              })}
            >
              <strong>{name}</strong>
              <small>
                {factsOf(table, row, flags)}
                {!point && ' (地図に出ません: 緯度・経度なし)'}
              </small>
            </li>
          )
        })}
      </ul>
      {table.rowCount > rows.length && <p>地図に出るのは、はじめの {rows.length} 行です。すべては、ファイルで。</p>}
    </>
  )
}

function AsChart({ table, rows, view, here }: PreviewProps) {
  const columns = numericColumns(table, rows)
  const column = columns.includes(view.column ?? -1) ? view.column! : columns[0]
  if (column === undefined)
    return <EmptyState heading="グラフにできる数の列がありません">表でご覧ください。</EmptyState>
  const label = labelOf(table)
  const bars = rows.flatMap(({ cells }) => {
    const value = Number(cells[column])
    return cells[column] && Number.isFinite(value)
      ? [{ label: cells[label] ?? '', value, text: value.toLocaleString('ja') }]
      : []
  })
  return (
    <>
      {columns.length > 1 && (
        <Chips
          label="グラフにする列"
          items={columns.slice(0, 30).map((at) => ({
            text: table.columns[at]!,
            href: address(here, { table: table.key, view: 'chart', column: at }),
            current: at === column,
          }))}
        />
      )}
      <Bars caption={table.columns[column]!} bars={bars} />
      {bars.length < rows.length && (
        <p>数のない行(隠した数など) {rows.length - bars.length} 行は、グラフに出ません。</p>
      )}
      {table.rowCount > rows.length && <p>グラフは、はじめの {rows.length} 行です。</p>}
    </>
  )
}

const VIEWS = {
  table: { text: '表', show: AsTable },
  map: { text: '地図', show: AsMap },
  chart: { text: 'グラフ', show: AsChart },
}

/** プレビュー: the rows as a table, on a map, as a chart; each view has its own address. */
export function Preview(props: PreviewProps) {
  const { table, rows, view, here } = props
  const Show = VIEWS[view.as].show
  const possible = (['table', 'map', 'chart'] as const).filter(
    (as) =>
      as === 'table' ||
      (as === 'map' && canBeMapped(table)) ||
      (as === 'chart' && numericColumns(table, rows).length > 0),
  )
  return (
    <Stack>
      {possible.length > 1 && (
        <Tabs
          label="プレビュー"
          items={possible.map((as) => ({
            text: VIEWS[as].text,
            href: address(here, { table: table.key, view: as }),
            current: as === view.as,
          }))}
        />
      )}
      <Show {...props} />
    </Stack>
  )
}
