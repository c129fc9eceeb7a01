import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { holdLabels } from './labels.queries.ts'
import { wakeMenus } from '../menus/wake.ts'
import type { Person } from './links.queries.ts'
import { readSubscription } from './subscription.ts'
import { deleteSubscription, noteLeaving, saveSubscription } from './subscriptions.queries.ts'

/** 受け取る: consent to what was chosen, and to nothing else. @throws Refusal 422 */
export function subscribe(db: Db<'inquiries'>, now: Temporal.Instant, person: Person, typed: Typed): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const wanted = readSubscription(typed, await holdLabels(tx), dateInTokyo(now))
    await saveSubscription(tx, now, person.lineUserId, wanted)
    await wakeMenus(tx)
    const detail = { topics: wanted.topicIds.length }
    await record(
      tx,
      now,
      `resident:${person.residentId}`,
      'subscription.saved',
      `resident:${person.residentId}`,
      detail,
    )
  })
}

/** すべて止める: nothing of it stays. Twice is once. */
export function unsubscribe(db: Db<'inquiries'>, now: Temporal.Instant, person: Person): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await deleteSubscription(tx, person.lineUserId))) return
    await noteLeaving(tx, now, person.lineUserId)
    await wakeMenus(tx)
    await record(tx, now, `resident:${person.residentId}`, 'subscription.stopped', `resident:${person.residentId}`)
  })
}
