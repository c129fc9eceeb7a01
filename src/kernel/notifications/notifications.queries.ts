import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { countOfEach } from '#lib/db/count-of-each.queries.ts'

export interface Notification {
  id: number
  title: string
  href: string
  createdAt: Temporal.Instant
  readAt: Temporal.Instant | null
}

export interface News {
  title: string
  /** Where it leads: a path of our own. */
  href: `/${string}`
}

export async function insertNotification(tx: Tx, now: Temporal.Instant, staffId: number, news: News): Promise<void> {
  await tx
    .insertInto('kernel.notifications')
    .values({ ...news, staff_id: staffId, created_at: now })
    .execute()
}

const newest = (db: Db, staffId: number, limit: number) =>
  db
    .selectFrom('kernel.notifications')
    .select(['id', 'title', 'href', 'created_at as createdAt', 'read_at as readAt'])
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(limit)

/** Newest first. */
export const listNotifications = (db: Db, staffId: number, limit: number): Promise<Notification[]> =>
  newest(db, staffId, limit).execute()

/** The same of those that are new, however many came after them. */
export const listUnread = (db: Db, staffId: number, limit: number): Promise<Notification[]> =>
  newest(db, staffId, limit).where('read_at', 'is', null).execute()

export const countUnread = countOfEach(
  sql`from kernel.notifications n where n.staff_id = each.id and n.read_at is null`,
)

/** Up to and with `last`: what came while the page was open stays new. */
export async function markReadUntil(tx: Tx, now: Temporal.Instant, staffId: number, last: number): Promise<void> {
  await tx
    .updateTable('kernel.notifications')
    .set({ read_at: now })
    .where('staff_id', '=', staffId)
    .where('id', '<=', last)
    .where('read_at', 'is', null)
    .execute()
}

/** Whoever has opened what a notification is about needs it no more. */
export async function markReadAbout(tx: Tx, now: Temporal.Instant, staffId: number, href: string): Promise<void> {
  await tx
    .updateTable('kernel.notifications')
    .set({ read_at: now })
    .where('staff_id', '=', staffId)
    .where('href', '=', href)
    .where('read_at', 'is', null)
    .execute()
}
