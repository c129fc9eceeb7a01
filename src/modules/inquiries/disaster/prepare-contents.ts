import { record } from '#kernel/audit/record.ts'
import { type Typed, versionIn } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findDisaster, findPrepared, holdDisaster, saveContents } from './disaster.queries.ts'
import { needToAct } from './may-act.ts'
import { readContents } from './read-contents.ts'

/** 備える: what will be shown; while 災害モード is on, what is shown from now on. @throws Refusal 403, 409, 422 */
export async function prepareContents(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<void> {
  await needToAct(db, staff)
  const contents = readContents(typed)
  await db.transaction().execute(async (tx) => {
    await holdDisaster(tx)
    if (((await findPrepared(tx))?.version ?? 0) !== versionIn(typed))
      throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめて、もう一度直してください。')
    await saveContents(tx, now, staff.id, contents)
    const { title, shelters, phones, links } = contents
    const isOn = (await findDisaster(tx)) !== undefined
    const detail = { title, shelters: shelters.length, phones: phones.length, links: links.length, isOn }
    await record(tx, now, `staff:${staff.id}`, 'disaster.prepared', 'municipality', detail)
  })
}
