import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { holdDataset } from '../datasets/datasets.queries.ts'
import type { Edition, Table } from '../editions/edition.ts'
import { findInHand, findPublished, listTables } from '../editions/editions.queries.ts'
import { digestOf, listRows, replaceRows } from '../editions/rows.queries.ts'
import type { CountsTable, SuppressionPlan } from './counts-table.ts'
import { keepSuppression } from './gate.queries.ts'
import { proposePlan } from './propose-plan.ts'
import { suppress, type Suppression } from './suppress.ts'
import { suppressionLines } from './words.ts'

/** Rows of a statistics table that are looked at: the sums of more are no longer tried in a moment. */
const MOST_ROWS = 2_000

/** What the section chose: below how many a count is small, and whether a zero is. */
export interface Wish {
  least: number
  hideZeros: boolean
}

/** A draft before the gate, and what the gate would make of it. */
export interface AtGate {
  edition: Edition
  tables: { table: Table; counts: CountsTable; plan: SuppressionPlan; suppression: Suppression }[]
}

async function countsOf(db: Db<'opendata'>, table: Table): Promise<CountsTable> {
  if (table.rowCount > MOST_ROWS)
    throw new Refusal(409, `秘匿を確かめられるのは ${MOST_ROWS.toLocaleString('ja')} 行までです。表を分けてください。`)
  const rows = await listRows(db, table.id, 0, MOST_ROWS)
  return { header: table.columns, rows: rows.map(({ cells }) => cells) }
}

/** What is public now of the same table: whoever kept it knows it. */
async function earlierOf(db: Db<'opendata'>, datasetId: number, { key, columns }: Table): Promise<CountsTable[]> {
  const published = await findPublished(db, datasetId)
  const table = published && (await listTables(db, published.id)).find((one) => one.key === key)
  if (!table || table.columns.join('\n') !== columns.join('\n')) return []
  return [await countsOf(db, table)]
}

/**
 * Looks at what would be hidden; nothing is changed.
 * @throws Refusal 409 where no draft of statistics waits before the gate, 422 where the table cannot be protected
 */
export async function lookAtGate(db: Db<'opendata'>, dataset: Dataset, { least, hideZeros }: Wish): Promise<AtGate> {
  const edition = await findInHand(db, dataset.id)
  if (edition?.state !== 'draft' || !edition.isStatistics)
    throw new Refusal(409, '秘匿を待つ下書きがありません。人数の統計のファイルを読み込んでください。')
  if (edition.isSuppressed) throw new Refusal(409, '小さな数は、もう隠してあります。')
  const tables = []
  for (const table of await listTables(db, edition.id)) {
    const counts = await countsOf(db, table)
    const plan = { ...proposePlan(counts), least, hideZeros }
    const suppression = await suppress(counts, plan, { earlier: await earlierOf(db, dataset.id, table) })
    tables.push({ table, counts, plan, suppression })
  }
  return { edition, tables }
}

/**
 * 小さな数を隠す: the rows of the draft become those that may be published; what is hidden is kept nowhere.
 * @throws Refusal as lookAtGate
 */
export async function passGate(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  wish: Wish,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdDataset(tx, dataset.id)
    const { edition, tables } = await lookAtGate(tx, dataset, wish)
    for (const { table, suppression } of tables) await replaceRows(tx, table.id, suppression.rows)
    const digest = digestOf(tables.map(({ table, suppression }) => ({ ...table, rows: suppression.rows })))
    const lines = tables.flatMap(({ suppression }) => suppressionLines(suppression))
    await keepSuppression(tx, edition.id, digest, { ...wish, lines })
    const hidden = tables.reduce((sum, { suppression }) => sum + suppression.hidden.length, 0)
    const detail = { edition: edition.number, least: wish.least, hidden }
    await record(tx, now, `staff:${staff.id}`, 'edition.suppressed', `dataset:${dataset.slug}`, detail)
  })
}
