import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { retention } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findKeeper, hasHolds, listOldest } from './retention.queries.ts'

/** One section of the demo town keeps for a shorter time than the town, so that something is due, and more than a run may erase. */
const SHORT = { line: 9 }
const CAP = { most: 500, percent: 1 }

/** One conversation of the demo town is kept for longer, one was erased because its person asked for it. */
export async function seedDemoRetention({ db: town }: Municipality, now: Temporal.Instant): Promise<boolean> {
  const db: Db<'inquiries'> = town
  const keeperId = (await hasHolds(db)) ? undefined : await findKeeper(db)
  const keeper = keeperId === undefined ? undefined : await findStaff(town, keeperId, now)
  const [erased, held] = await listOldest(db, now)
  if (!keeper || !erased || !held) return false
  await retention.eraseOnRequest(db, now, keeper, erased.id, { reason: '本人から窓口で請求(受付 R8-12)', sure: true })
  const until = dateInTokyo(now).add({ years: 1 }).toString()
  await retention.hold(db, now, keeper, held.id, { reason: '審査請求が終わるまで', until })
  const months = { line: 60, web: 60, phone: 60, confidential: 36, counted: 12 }
  await retention.changeTownTerms(db, now, keeper, { months, cap: CAP, version: 1 })
  await retention.changeSectionTerms(db, now, keeper, held.sectionId, { months: SHORT, version: 2 })
  return true
}
