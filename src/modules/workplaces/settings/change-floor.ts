import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Floor } from '../seats/seat.ts'
import { listFloors, listSeats } from '../seats/seats.queries.ts'
import { readFloor, type TypedFloor } from './read-floor.ts'
import { findFloor, holdFloor, insertFloor, updateFloor } from './settings.queries.ts'

export const SOMEBODY_ELSE = 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。'

/** @throws Refusal 404 */
export async function getFloor(db: Db<'workplaces'>, id: number): Promise<Floor> {
  const floor = await findFloor(db, id)
  if (!floor) throw new Refusal(404, 'この階は見つかりません。')
  return floor
}

/** 階を加える. @returns its id */
export function addFloor(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  siteId: number,
  typed: TypedFloor,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const floor = readFloor(typed, await listFloors(tx, siteId), [])
    const id = await insertFloor(tx, siteId, floor)
    if (id === undefined) throw new Refusal(409, 'この名前の階は、すでにあります。', 'name')
    await record(tx, now, `staff:${staff.id}`, 'floor.added', `floor:${id}`, { site: siteId, ...floor })
    return id
  })
}

/** @throws Refusal 409 where somebody else was first */
export async function changeFloor(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: TypedFloor,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { siteId } = (await holdFloor(tx, id)) ?? (await getFloor(tx, id))
    const others = (await listFloors(tx, siteId)).filter((floor) => floor.id !== id)
    const seats = (await listSeats(tx, siteId)).filter(({ floorId }) => floorId === id)
    const floor = readFloor(typed, others, seats)
    if (!(await updateFloor(tx, id, floor, version))) throw new Refusal(409, SOMEBODY_ELSE)
    await record(tx, now, `staff:${staff.id}`, 'floor.changed', `floor:${id}`, { ...floor })
  })
}
