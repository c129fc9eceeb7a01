import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { readSection, refuseUnless, requireKeeper } from '../records/kept-record.ts'
import { getFacility, insertFacility, setClosed, updateFacility } from './facilities.queries.ts'
import { readFacility } from './facility.ts'

/** 施設を加える. @returns its id. @throws Refusal 403 for another section, 422 with everything that is wrong */
export function addFacility(db: Db<'opendata'>, now: Temporal.Instant, staff: Staff, typed: Typed): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const [section, facility] = [readSection(staff, typed), readFacility(typed)]
    const id = await insertFacility(tx, now, section, facility)
    const detail = { name: facility.name, section }
    await record(tx, now, `staff:${staff.id}`, 'facility.added', `facility:${id}`, detail)
    return id
  })
}

/** @throws Refusal 403 for another section, 409 where somebody else was first, 422 with everything that is wrong */
export async function changeFacility(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    requireKeeper(staff, await getFacility(tx, id))
    const facility = readFacility(typed)
    refuseUnless(await updateFacility(tx, now, id, version, facility))
    await record(tx, now, `staff:${staff.id}`, 'facility.changed', `facility:${id}`, { name: facility.name })
  })
}

/** 一覧から外す, or 一覧に戻す: what stands in the past of it stays. @throws Refusal 403, 409 */
export async function closeFacility(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  version: number,
  closed: boolean,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const facility = await getFacility(tx, id)
    requireKeeper(staff, facility)
    refuseUnless(await setClosed(tx, now, id, version, closed))
    const action = closed ? 'facility.closed' : 'facility.reopened'
    await record(tx, now, `staff:${staff.id}`, action, `facility:${id}`, { name: facility.name })
  })
}
