import { Badge, Icon, Table, VisuallyHidden, type Column } from '#ui/index.ts'
import { readCount, readNumber, type CountsTable } from './counts-table.ts'
import type { HiddenCell, Suppression } from './suppress.ts'
import { hiddenInWords, rangeInWords } from './words.ts'

/** As many rows as somebody looks through; the rest is counted. */
const MOST_ROWS = 200

const MARKS = {
  small: { icon: 'user', text: '小さい数', explained: '小さい数なので隠します' },
  protecting: { icon: 'shield', text: '守るため', explained: '小さい数を計から戻せないように、一緒に隠します' },
} as const

export interface SuppressedTableProps {
  caption: string
  /** The table as the section has it: counts that will be hidden can be read here. Not for the public. */
  table: CountsTable
  suppression: Suppression
}

const Mark = ({ kind }: Pick<HiddenCell, 'kind'>) => (
  <span class="suppressed-mark" data-kind={kind}>
    <Icon name={MARKS[kind].icon} size={16} />
    {MARKS[kind].text}
  </span>
)

const Hidden = ({ cell, text }: { cell: HiddenCell; text: string }) => (
  <span class="suppressed-cell" data-kind={cell.kind}>
    <s>
      <VisuallyHidden>隠す数 </VisuallyHidden>
      {text}
    </s>
    <Mark kind={cell.kind} />
    <span class="suppressed-range">
      {cell.shownBefore ? (
        '前の版から分かります'
      ) : (
        <>
          <VisuallyHidden>読み手が絞り込める範囲は </VisuallyHidden>
          {rangeInWords(cell)}
        </>
      )}
    </span>
  </span>
)

const Legend = ({ suppression }: Pick<SuppressedTableProps, 'suppression'>) => (
  <dl class="suppressed-legend">
    {(['small', 'protecting'] as const).map((kind) => (
      <div key={kind}>
        <dt>
          <Mark kind={kind} /> <Badge>{suppression.hidden.filter((cell) => cell.kind === kind).length} マス</Badge>
        </dt>
        <dd>{MARKS[kind].explained}</dd>
      </div>
    ))}
    <div>
      <dt>
        <span class="suppressed-range">1〜9</span>
      </dt>
      <dd>公表した表からは、この範囲より狭くは絞り込めません</dd>
    </div>
  </dl>
)

const readsAsNumber = (text: string): boolean => readCount(text) !== undefined || readNumber(text) !== undefined

type Row = { at: number; cells: readonly string[] }

function columnsOf({ table, suppression }: SuppressedTableProps): Column<Row>[] {
  const hidden = new Map(suppression.hidden.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const derived = new Set(suppression.derived.map(([row, column]) => `${row} ${column}`))
  const isNumber = (column: number) => table.rows.every(({ [column]: text = '' }) => readsAsNumber(text))
  return table.header.map((header, column) => ({
    header: header || `${column + 1} 列目`,
    align: isNumber(column) ? 'end' : 'start',
    nowrap: isNumber(column),
    primary: column === 0,
    cell: ({ at, cells }) => {
      const text = cells[column] ?? ''
      const cell = hidden.get(`${at} ${column}`)
      if (cell) return <Hidden cell={cell} text={text} />
      if (!derived.has(`${at} ${column}`)) return text
      return (
        <span class="suppressed-cell">
          <s>
            <VisuallyHidden>隠す数 </VisuallyHidden>
            {text}
          </s>
          <span class="suppressed-range">数が計算できるので隠します</span>
        </span>
      )
    },
  }))
}

/** 秘匿の確認: a table before it is published, with what will be hidden and why, and how far anybody could narrow it down. */
export function SuppressedTable(props: SuppressedTableProps) {
  const { caption, table, suppression } = props
  const rows = table.rows.slice(0, MOST_ROWS).map((cells, at) => ({ at, cells }))
  const isCut = table.rows.length > rows.length
  return (
    <div class="stack suppressed-table">
      <p>
        <strong>{hiddenInWords(suppression)}</strong>
        {` (${suppression.least} 未満が小さい数)`}
      </p>
      {suppression.hidden.length > 0 && <Legend suppression={suppression} />}
      {isCut && (
        <p>
          {`${table.rows.length.toLocaleString('ja')} 行のうち、はじめの ${MOST_ROWS} 行を表示しています。`}
          {`表示していない行で隠すマスは ${suppression.hidden.filter(({ row }) => row >= MOST_ROWS).length.toLocaleString('ja')} です。`}
        </p>
      )}
      <Table caption={caption} columns={columnsOf(props)} rows={rows} density="compact" phone="scroll" />
    </div>
  )
}
