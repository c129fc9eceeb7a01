import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { holdDataset } from '../datasets/datasets.queries.ts'
import { findInHand } from '../editions/editions.queries.ts'
import { digestOf, replaceRows } from '../editions/rows.queries.ts'
import { keepSuppression } from './gate.queries.ts'
import { type AtGate, listEarlier, type Wish } from './look-at-gate.ts'
import { columnLines, suppressionLines, uncomparedLines } from './words.ts'

const idsOf = (editions: readonly { id: number }[]): string => editions.map(({ id }) => id).join()

const hidingColumns = ({ table, suppression: { hidden, derived } }: ReturnType<typeof passedOf>[number]): string[] =>
  [...hidden.map(({ column }) => column), ...derived.map(([, column]) => column)].map((at) => table.columns[at]!)

/** The tables at the gate with what may be published of them. @throws Refusal where one does not pass */
function passedOf({ tables, refusal }: AtGate) {
  return tables.map(({ passed, ...table }) => {
    if (refusal || !passed) throw refusal ?? new Error('a table neither passes nor says why not')
    return { ...table, ...passed }
  })
}

/**
 * 小さな数を隠す: the rows of the draft become those that may be published; what is hidden is kept nowhere.
 * @throws Refusal 409 where the draft or what is public changed since it was looked at, 422 where it does not pass
 */
export async function passGate(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  at: AtGate,
  { least, hideZeros }: Pick<Wish, 'least' | 'hideZeros'>,
): Promise<void> {
  const tables = passedOf(at)
  await db.transaction().execute(async (tx) => {
    await holdDataset(tx, dataset.id)
    const draft = await findInHand(tx, dataset.id)
    const isSame = draft?.id === at.edition.id && draft.state === 'draft' && draft.isStatistics && !draft.isSuppressed
    if (!isSame || idsOf(await listEarlier(tx, dataset)) !== idsOf(at.earlier))
      throw new Refusal(409, '確かめている間に、下書きか公開中の版が変わりました。もう一度確かめてから隠してください。')
    for (const { table, suppression } of tables) await replaceRows(tx, table.id, suppression.rows)
    const digest = digestOf(tables.map(({ table, suppression }) => ({ ...table, rows: suppression.rows })))
    const lines = tables.flatMap((table) => [...columnLines(table), ...suppressionLines(table.suppression)])
    const plans = Object.fromEntries(tables.map(({ table, plan }) => [table.key, plan]))
    const kept = { least, hideZeros, lines: [...lines, ...uncomparedLines(at.uncompared)], plans }
    await keepSuppression(tx, draft.id, digest, kept, tables.flatMap(hidingColumns))
    const hidden = tables.reduce((sum, { suppression }) => sum + suppression.hidden.length, 0)
    const detail = { edition: draft.number, least, hidden, roles: tables.map(({ roles }) => roles) }
    await record(tx, now, `staff:${staff.id}`, 'edition.suppressed', `dataset:${dataset.slug}`, detail)
  })
}
