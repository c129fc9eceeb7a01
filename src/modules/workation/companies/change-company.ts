import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { findNamesake, holdCompany, isNameTaken, updateCompany } from './companies.queries.ts'
import { readCompany, readNext } from './company.ts'

/** A firm's name and where it is. @throws Refusal 422 where another firm has this name, 409 where somebody else was first */
export async function changeCompany(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  const form = formReader(typed)
  const named = readCompany(form)
  form.done()
  try {
    await db.transaction().execute(async (tx) => {
      const { name, home } = await holdCompany(tx, id, version)
      await updateCompany(tx, { id, version }, { named })
      const detail = { name: { before: name, after: named.name }, home: { before: home, after: named.home } }
      await record(tx, now, `staff:${staff.id}`, 'company.changed', `company:${id}`, detail)
    })
  } catch (error) {
    if (!isNameTaken(error)) throw error
    const namesake = await findNamesake(db, named.name, id)
    throw new Refusal(
      422,
      `この名前は「${namesake?.name ?? named.name}」と同じ会社と見なします。支社などを分けるときは、支社の名前まで入れてください。`,
      'name',
    )
  }
}

/** 次の対応を決める, in the place of the one before. @throws Refusal 422, 409 where somebody else was first */
export async function setNextAction(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  const form = formReader(typed)
  const next = readNext(form, dateInTokyo(now))
  form.done()
  await db.transaction().execute(async (tx) => {
    const { nextAction, nextOn } = await holdCompany(tx, id, version)
    await updateCompany(tx, { id, version }, { next })
    const detail = {
      nextAction: { before: nextAction, after: next.nextAction },
      nextOn: { before: nextOn, after: next.nextOn },
    }
    await record(tx, now, `staff:${staff.id}`, 'company.changed', `company:${id}`, detail)
  })
}
