import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { isListed } from '../facilities/facilities.queries.ts'
import { readSection, refuseUnless, requireKeeper } from '../records/kept-record.ts'
import { type NewEvent, readEvent } from './event.ts'
import { getEvent, insertEvent, setCancelled, updateEvent } from './events.queries.ts'

/** @param before where it took place until now: a facility that was closed since may stay */
async function requireFacility(tx: Tx<'opendata'>, { facilityId }: NewEvent, before: number | null): Promise<void> {
  if (facilityId === null || facilityId === before || (await isListed(tx, facilityId))) return
  throw new Refusal(422, 'この施設は、いまは登録にありません。ほかの施設を選んでください。', 'facility')
}

/** イベントを加える. @returns its id. @throws Refusal 403 for another section, 422 with everything that is wrong */
export function addEvent(db: Db<'opendata'>, now: Temporal.Instant, staff: Staff, typed: Typed): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const [section, event] = [readSection(staff, typed), readEvent(typed)]
    await requireFacility(tx, event, null)
    const id = await insertEvent(tx, now, section, event)
    const detail = { title: event.title, on: event.startsOn.toString(), section }
    await record(tx, now, `staff:${staff.id}`, 'event.added', `event:${id}`, detail)
    return id
  })
}

/** @throws Refusal 403 for another section, 409 where somebody else was first, 422 with everything that is wrong */
export async function changeEvent(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await getEvent(tx, id)
    requireKeeper(staff, before)
    const event = readEvent(typed)
    await requireFacility(tx, event, before.facilityId)
    refuseUnless(await updateEvent(tx, now, id, version, event))
    const detail = { title: event.title, on: event.startsOn.toString() }
    await record(tx, now, `staff:${staff.id}`, 'event.changed', `event:${id}`, detail)
  })
}

/** 中止にする, or やはり行う. @throws Refusal 403, 409 */
export async function cancelEvent(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  version: number,
  off: boolean,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await getEvent(tx, id)
    requireKeeper(staff, event)
    refuseUnless(await setCancelled(tx, now, id, version, off))
    const action = off ? 'event.cancelled' : 'event.resumed'
    await record(tx, now, `staff:${staff.id}`, action, `event:${id}`, { title: event.title })
  })
}
