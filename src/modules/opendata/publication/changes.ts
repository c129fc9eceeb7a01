import type { Db } from '#lib/db/connect.ts'
import type { Table } from '../editions/edition.ts'
import { findPublished, listTables } from '../editions/editions.queries.ts'
import { countDifferences } from '../editions/rows.queries.ts'

const number = (count: number) => count.toLocaleString('ja')

/** How each table differs from what is public now; nothing where nothing is. */
export async function changesOf(db: Db<'opendata'>, datasetId: number, tables: readonly Table[]): Promise<string[]> {
  const published = await findPublished(db, datasetId)
  const before = published ? await listTables(db, published.id) : []
  if (before.length === 0) return []
  const lines = tables.map(async ({ id, key, title, columns }) => {
    const old = before.find((one) => one.key === key)
    if (!old) return `${title}: 新しい表です`
    if (old.columns.join('\n') !== columns.join('\n'))
      return `${title}: 列が変わります(${old.columns.length}列 → ${columns.length}列)`
    const { added, gone } = await countDifferences(db, old.id, id)
    return added + gone === 0
      ? `${title}: 変わりません`
      : `${title}: 加わる行 ${number(added)}、なくなる行 ${number(gone)}(書きかえた行は、両方に数えます)`
  })
  return [
    ...(await Promise.all(lines)),
    ...before.filter(({ key }) => !tables.some((one) => one.key === key)).map(({ title }) => `${title}: なくなります`),
  ]
}
