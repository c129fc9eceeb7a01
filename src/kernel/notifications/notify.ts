import type { Tx } from '#lib/db/connect.ts'
import { tellScreens } from '../jobs/enqueue.ts'
import { insertNotification, type News } from './notifications.queries.ts'

/** 通知: tells a member of staff in the console, on every open screen, once the transaction commits. */
export async function notify(tx: Tx, now: Temporal.Instant, staffId: number, news: News): Promise<void> {
  await insertNotification(tx, now, staffId, news)
  await tellScreens(tx, `staff:${staffId}`)
}
