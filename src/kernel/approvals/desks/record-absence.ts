import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { coversWholeTown } from '../../administration/whole-town.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { NewAbsence } from './absence.ts'
import { insertAbsence } from './absences.queries.ts'
import { getDesks } from './desks.queries.ts'

const LONGEST_DAYS = 366

const wrong = (message: string) => new Refusal(422, message, 'through')

/** Of oneself; of everybody for whoever has personnel for the whole town: somebody in hospital tells nothing themselves. */
export const mayRecordFor = async (db: Db, staff: Staff, staffId: number): Promise<boolean> =>
  staffId === staff.id || coversWholeTown(db, staff, 'personnel')

/** A stand-in who could send the head away would open the door to themselves. */
async function standsInFor(db: Db, now: Temporal.Instant, staffId: number, headId: number): Promise<boolean> {
  const { desks } = await getDesks(db, now)
  return [...desks.values()].some(({ head, standIn }) => head?.id === headId && standIn?.id === staffId)
}

/** 不在 is told beforehand or in the middle of it. */
export function recordAbsence(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  absence: Omit<NewAbsence, 'source' | 'recordedBy'>,
): Promise<void> {
  const { staffId, beginsAt, endsAt, kind } = absence
  return db.transaction().execute(async (tx) => {
    if (!(await mayRecordFor(tx, staff, staffId))) throw new Refusal(403, '登録できるのは、自分の不在だけです。')
    if (await standsInFor(tx, now, staff.id, staffId))
      throw new Refusal(403, 'あなたはこの方の代理です。不在の登録は、本人か人事のほかの担当に頼んでください。')
    if (Temporal.Instant.compare(endsAt, beginsAt) <= 0) throw wrong('終わりは、始めより後にしてください。')
    if (Temporal.Instant.compare(endsAt, now) <= 0)
      throw wrong('もう終わっています。これからの不在を入力してください。')
    if (beginsAt.until(endsAt).total('hours') > LONGEST_DAYS * 24) throw wrong('一度に登録できるのは 1 年までです。')
    await insertAbsence(tx, now, { ...absence, recordedBy: staff.id })
    const detail = { from: String(beginsAt), to: String(endsAt), kind }
    await record(tx, now, `staff:${staff.id}`, 'absence.recorded', `staff:${staffId}`, detail)
  })
}
