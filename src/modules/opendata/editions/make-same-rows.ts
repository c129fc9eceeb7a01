import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { NewTable } from './edition.ts'
import { copySuppression, findPublished, listFindings, listTables } from './editions.queries.ts'
import { makeEdition } from './make-edition.ts'
import { eachRow } from './rows.queries.ts'

/**
 * いまの行のままの版: for words that change and rows that do not. What was hidden of the rows stays hidden.
 * @throws Refusal 409 where nothing is public, or an edition is being decided
 */
export function makeSameRows(db: Db<'opendata'>, now: Temporal.Instant, staff: Staff, dataset: Dataset): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const published = await findPublished(tx, dataset.id)
    if (!published) throw new Refusal(409, '公開している版がありません。ファイルを読み込んでください。')
    const tables: NewTable[] = []
    for (const { id, rowCount, ...table } of await listTables(tx, published.id)) {
      const rows = await Array.fromAsync(eachRow(tx, { id, rowCount }), ({ cells }) => cells)
      tables.push({ ...table, rows })
    }
    const { warnings, errors } = published
    const findings = await listFindings(tx, published.id)
    const note = '説明の変更(行はそのまま)'
    const id = await makeEdition(tx, now, dataset, { tables, note, staffId: staff.id, errors, warnings, findings })
    await copySuppression(tx, published.id, id)
  })
}
