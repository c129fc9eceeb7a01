import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { holdDataset } from '../datasets/datasets.queries.ts'
import { deleteDraft, findInHand } from './editions.queries.ts'

/** 下書きを捨てる, with its rows. @throws Refusal 409 where there is none, or it is being decided */
export async function discardDraft(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, slug }: Dataset,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdDataset(tx, id)
    const draft = await findInHand(tx, id)
    if (draft?.state !== 'draft')
      throw new Refusal(409, '捨てられる下書きがありません。決裁中のものは、起案を取り下げてから捨てます。')
    await deleteDraft(tx, draft.id)
    await record(tx, now, `staff:${staff.id}`, 'edition.discarded', `dataset:${slug}`, { edition: draft.number })
  })
}
