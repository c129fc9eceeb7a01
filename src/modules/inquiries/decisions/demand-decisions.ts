import { findRoute } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { REPLY } from './decision.ts'
import { setDemand } from './demands.queries.ts'

/**
 * A section demands that every reply is decided, or does so no more. What waits to be decided then is decided all the same. Twice is once.
 * @throws Refusal 404, 422 where nobody would decide
 */
export function demandDecisions(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
  demanded: boolean,
): Promise<void> {
  const today = dateInTokyo(now)
  return db.transaction().execute(async (tx) => {
    const kernelTx = tx as unknown as Db
    const section = (await listSections(kernelTx, today)).find(({ id }) => id === sectionId)
    if (!section) throw new Refusal(404, 'この課は見つかりませんでした。')
    if (demanded && !(await findRoute(kernelTx, REPLY, sectionId, today)))
      throw new Refusal(
        422,
        `${section.name}には「相談への返信」の決裁ルートがありません。先に「設定 — 決裁ルート」で決めてください。`,
        'section',
      )
    if (!(await setDemand(tx, now, staff, sectionId, demanded))) return
    await tellScreens(tx, `inquiries:${sectionId}`)
    const action = demanded ? 'reply_decisions.demanded' : 'reply_decisions.waived'
    await record(tx, now, `staff:${staff.id}`, action, `section:${sectionId}`, {})
  })
}
