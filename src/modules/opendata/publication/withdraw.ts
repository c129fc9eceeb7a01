import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { hideDataset, holdDataset } from '../datasets/datasets.queries.ts'
import { enqueueList } from '../live/refresh-task.ts'
import { refuseIdentitiesAmong } from '../editions/refuse-identities.ts'
import type { Edition } from '../editions/edition.ts'
import { listEditions, withdrawEdition } from '../editions/editions.queries.ts'

/** The edition, as far as anybody can read it. @throws Refusal 404 where it never was, 409 where it is not public */
export async function getReadable(db: Db<'opendata'>, { id }: Dataset, number: number): Promise<Edition> {
  const edition = (await listEditions(db, id)).find((one) => one.number === number)
  if (!edition) throw new Refusal(404, 'この版は、ありません。')
  if (edition.state === 'withdrawn')
    throw new Refusal(409, `第${number}版は、もう取り下げてあります。行は残っていません。`)
  if (edition.state !== 'published' && edition.state !== 'superseded')
    throw new Refusal(409, `第${number}版は、まだ公開していません。下書きは、データのページで捨てられます。`)
  return edition
}

/**
 * 取り下げ: the rows of an edition are gone at once, without a decision before: something may have become public that must not be.
 * That it was there, until when and why it went, stays to be seen.
 * @throws Refusal 404, 409 as above, 422 without a reason
 */
export async function withdraw(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  number: number,
  typed: string,
): Promise<void> {
  const because = typed.normalize('NFC').trim()
  if (!because || because.length > 500)
    throw new Refusal(422, '取り下げる理由を 500 文字までで入力してください。だれでも読めるところに出ます。', 'because')
  refuseIdentitiesAmong([{ field: 'because', label: '取り下げる理由', text: because }])
  await db.transaction().execute(async (tx) => {
    const held = (await holdDataset(tx, dataset.id)) ?? dataset
    const edition = await getReadable(tx, dataset, number)
    await withdrawEdition(tx, now, edition.id, because)
    if (edition.state === 'published') await hideDataset(tx, held)
    await enqueueList(tx)
    const detail = { edition: number, because }
    await record(tx, now, `staff:${staff.id}`, 'edition.withdrawn', `dataset:${dataset.slug}`, detail)
  })
}
