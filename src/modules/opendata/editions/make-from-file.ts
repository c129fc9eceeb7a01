import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { checkTable } from '../files/check-table.ts'
import { readTable } from '../files/read-table.ts'
import type { NewTable } from './edition.ts'
import { makeEdition } from './make-edition.ts'

const placeOf = (columns: readonly string[], name: RegExp): number | null => {
  const at = columns.findIndex((column) => name.test(column))
  return at < 0 ? null : at + 1
}

/** Where the columns say where something is. */
export function placesIn(columns: readonly string[]): Pick<NewTable, 'latitude' | 'longitude'> {
  const [latitude, longitude] = [placeOf(columns, /^(緯度|latitude)$/i), placeOf(columns, /^(経度|longitude)$/i)]
  return latitude === null || longitude === null ? { latitude: null, longitude: null } : { latitude, longitude }
}

/**
 * ファイルを読み込む: a file becomes the draft of the next edition, checked; what may never be public is not even stored.
 * @throws Refusal 409, 422
 */
export async function makeFromFile(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  { bytes, note }: { bytes: Uint8Array; note: string },
): Promise<void> {
  if (dataset.source !== 'file') throw new Refusal(409, 'このデータは、登録から作ります。ファイルは読み込めません。')
  if (note.length > 1_000) throw new Refusal(422, '変わったことは 1,000 文字までにしてください。', 'note')
  const { columns, rows } = await readTable(bytes)
  const checked = await checkTable(bytes)
  const table: NewTable = {
    key: 'data',
    title: dataset.title.slice(0, 100).trim(),
    standard: checked.standard,
    columns,
    ...placesIn(columns),
    rows,
  }
  await db
    .transaction()
    .execute((tx) => makeEdition(tx, now, dataset, { ...checked, tables: [table], note, staffId: staff.id }))
}
