import type { Staff } from '#kernel/identity/staff.ts'
import type { Waiting } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { CONFIRMATIONS_HREF } from './confirmations.page.tsx'
import { listWaiting } from './unconfirmed.ts'

/** 「きょうの仕事」: one line, while something is to be confirmed. */
export async function waitingConfirmations(
  db: Db<'attendance'>,
  staff: Staff,
  now: Temporal.Instant,
): Promise<Waiting> {
  const orders = await listWaiting(db, staff, now)
  const [first] = orders
  if (!first) return { items: [] }
  return { items: [{ href: CONFIRMATIONS_HREF, title: `時間外の確認: ${orders.length}件`, since: first.until }] }
}
