import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { record } from '#kernel/audit/record.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { CannedWords } from './canned.ts'
import { holdCanned, insertCanned, updateCanned } from './canned.queries.ts'

/** What the whole town says is for those who answer for all of it. */
const mayWrite = async (db: Db<'inquiries'>, staff: Staff, sectionId: number | null): Promise<boolean> =>
  sectionId === null ? await coversWholeTown(db, staff, 'answer') : coversSection(staff, 'answer', sectionId)

/** 定型文を書く. @param sectionId none: for the whole town. @throws Refusal 422 @returns its id */
export function writeCanned(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  words: CannedWords,
  sectionId: number | null,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await mayWrite(tx, staff, sectionId))) throw new Refusal(422, '担当する課を選んでください。', 'section')
    const id = await insertCanned(tx, now, staff.id, { ...words, sectionId })
    await record(tx, now, `staff:${staff.id}`, 'canned_answer.written', `canned_answer:${id}`, { title: words.title })
    return id
  })
}

export interface SeenCanned {
  id: number
  version: number
}

/** 直す, or 使うのをやめる. @throws Refusal 403, 404, 409, 422 */
export function changeCanned(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: SeenCanned,
  change: CannedWords | 'retire',
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const canned = await holdCanned(tx, staff, id, version)
    if (!(await mayWrite(tx, staff, canned.sectionId)))
      throw new Refusal(403, '町全体の定型文は、町全体の相談に答える職員だけが変えられます。')
    await updateCanned(tx, now, staff.id, canned, change)
    const action = change === 'retire' ? 'canned_answer.retired' : 'canned_answer.changed'
    await record(tx, now, `staff:${staff.id}`, action, `canned_answer:${id}`, { title: canned.title })
  })
}
