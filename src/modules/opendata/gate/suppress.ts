import { Refusal } from '#lib/refusal.ts'
import { attack, recovered } from './attack.ts'
import { HIDDEN_MARK, LEAST_OF_ALL, MOST_OF_ALL, type CountsTable, type SuppressionPlan } from './counts-table.ts'
import type { Earlier } from './earlier-editions.ts'
import { protectAll } from './protect.ts'
import { solver } from './solver.ts'
import { isHidden, KINDS, spreadOf, standingOf, type Attacker, type Range, type Standing } from './standing.ts'

export interface HiddenCell extends Range {
  /** Places in the table, from 0. */
  row: number
  column: number
  kind: 'small' | 'protecting'
  /** The count itself: for the section, never for the public. */
  value: number
  /** Somebody who knows all that is shown, and this, cannot narrow the count down to fewer values than from low to high. */
  against: Attacker
  /** Earlier editions show it, or let it be worked out: hiding it tells nobody less. */
  shownBefore: boolean
}

/** 秘匿処理の結果. */
export interface Suppression {
  least: number
  hidden: HiddenCell[]
  /** Rates and differences hidden with them: row and column. */
  derived: [row: number, column: number][]
  /** Cells that came hidden or unknown and stay as they are. */
  left: number
  /** How many of the hidden counts were attacked with the published table alone, in vain. */
  attacked: number
  /** The rows as they may be published. */
  rows: string[][]
}

export interface SuppressOptions {
  /** Told now and then how many of the hidden counts are safe. */
  onProgress?: (done: number, of: number) => void
  /** Earlier editions of the same table: what they show is taken as known. */
  earlier?: readonly Earlier[]
  /** Off only to show what happens without it. */
  complementary?: boolean
}

function refuseOddPlan({ least, countColumns }: SuppressionPlan): void {
  if (!Number.isInteger(least) || least < LEAST_OF_ALL || least > MOST_OF_ALL)
    throw new Refusal(
      422,
      `いくつ未満を小さな数とするかは、${LEAST_OF_ALL} から ${MOST_OF_ALL} までの整数で入力してください。`,
      'least',
    )
  if (countColumns.length === 0)
    throw new Refusal(
      422,
      '「人数」の列を 1 つ以上選んでください。人数の表でなければ、「説明を変える」で「人数の統計である」の印を外してください。',
    )
}

function hiddenCell(standing: Standing, { countColumns }: SuppressionPlan, cell: number): HiddenCell {
  const against: Attacker = spreadOf(standing, cell, 'knows kinds') > 0 ? 'knows kinds' : 'knows no kinds'
  return {
    row: Math.floor(cell / standing.width),
    column: countColumns[cell % standing.width]!,
    kind: standing.kinds[cell] === KINDS.small ? 'small' : 'protecting',
    value: standing.values[cell]!,
    low: standing.ranges[against].low[cell]!,
    high: standing.ranges[against].high[cell]!,
    against,
    shownBefore: standing.known.has(cell),
  }
}

function derivedWith(
  { rows }: CountsTable,
  { derivedColumns }: SuppressionPlan,
  hidden: readonly HiddenCell[],
  { hiddenBefore }: Standing,
): [number, number][] {
  const touched = hidden.flatMap(({ row }) => derivedColumns.map((column): [number, number] => [row, column]))
  const all = new Map([...touched, ...hiddenBefore].map((place) => [place.join(), place]))
  return [...all.values()].filter(([row, column]) => (rows[row]![column] ?? '').trim() !== '')
}

function publishable({ rows }: CountsTable, places: readonly (readonly [number, number])[]): string[][] {
  const published = rows.map((cells) => [...cells])
  for (const [row, column] of places) published[row]![column] = HIDDEN_MARK
  return published
}

/** The proof does not rest on it: what it finds of our own is a fault that must not be published. */
async function attackInVain(
  published: CountsTable,
  plan: SuppressionPlan,
  hidden: readonly HiddenCell[],
  { values, sums, own, toldFrom }: Standing,
): Promise<number> {
  const rows = published.rows.map((cells) => [...cells])
  for (const { row, column, value, shownBefore } of hidden) if (shownBefore) rows[row]![column] = String(value)
  const findings = await attack({ ...published, rows }, plan, {
    sums: sums.slice(toldFrom),
    constants: values.slice(own),
  })
  const known = recovered(findings)
  const isOurs = ({ row, column }: { row: number; column: number }) =>
    hidden.some((cell) => cell.row === row && cell.column === column)
  if (known.some(isOurs)) throw new Error('The gate left hidden counts that can be worked out')
  const [first] = known
  if (first)
    throw new Refusal(
      422,
      `もとの表で隠れている ${first.row + 1} 行目の「${published.header[first.column]}」は、計から分かってしまいます。X などの印を、もとの数に直して読み込み直してください。`,
    )
  return findings.length
}

/**
 * 秘匿処理: hides every small count, and as few others as it finds necessary for nobody to work out a hidden one. For each hidden
 * count there is then a second table, checked by adding up, that agrees with all that is shown and differs in it.
 * @throws Refusal 422 where the plan does not fit the table, or nothing would be left to publish
 */
export async function suppress(
  table: CountsTable,
  plan: SuppressionPlan,
  options: SuppressOptions = {},
): Promise<Suppression> {
  refuseOddPlan(plan)
  const standing = standingOf(table, plan, options.earlier)
  const isProtected = options.complementary ?? true
  if (isProtected) await protectAll(await solver(), standing, options.onProgress)
  const cells = [...standing.kinds.keys()].slice(0, standing.own)
  const hidden = cells.filter((cell) => isHidden(standing, cell)).map((cell) => hiddenCell(standing, plan, cell))
  if (hidden.length > 0 && !cells.some((cell) => standing.values[cell]! > 0 && !isHidden(standing, cell)))
    throw new Refusal(
      422,
      'すべての数が隠れてしまいます。小さい地区や年齢などをまとめて、数を大きくした表を読み込み直してください。',
    )
  const derived = derivedWith(table, plan, hidden, standing)
  const rows = publishable(table, [...hidden.map(({ row, column }) => [row, column] as const), ...derived])
  return {
    least: plan.least,
    hidden,
    derived,
    left: standing.values.filter((value) => value < 0).length,
    attacked: isProtected ? await attackInVain({ header: table.header, rows }, plan, hidden, standing) : 0,
    rows,
  }
}
