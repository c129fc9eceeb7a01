import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { deleteGroup, holdGroup, insertGroup, updateGroup } from './synonyms.queries.ts'

export interface SeenGroup {
  id: number
  version: number
}

/** 組を加える, by whoever writes よくある質問. @throws Refusal 403, 409, 422 where another group has one of the words @returns its id */
export function addGroup(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  words: readonly string[],
): Promise<number> {
  refuseNonWriters(staff)
  return db.transaction().execute((tx) => addGroupIn(tx, now, staff, words))
}

/** The same in the caller's transaction, which is for writers only. */
export async function addGroupIn(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  words: readonly string[],
): Promise<number> {
  const id = await insertGroup(tx, now, staff.id, words)
  await record(tx, now, `staff:${staff.id}`, 'faq_synonyms.added', `faq_synonyms:${id}`, { words })
  return id
}

/** @throws Refusal 403, 404, 409, 422 */
export function changeGroup(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: SeenGroup,
  words: readonly string[],
): Promise<void> {
  refuseNonWriters(staff)
  return db.transaction().execute(async (tx) => {
    const { words: before } = await holdGroup(tx, id, version)
    await updateGroup(tx, now, staff.id, { id, version }, words)
    await record(tx, now, `staff:${staff.id}`, 'faq_synonyms.changed', `faq_synonyms:${id}`, { before, after: words })
  })
}

/** @throws Refusal 403, 404, 409 */
export function removeGroup(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: SeenGroup,
): Promise<void> {
  refuseNonWriters(staff)
  return db.transaction().execute(async (tx) => {
    const { words } = await holdGroup(tx, id, version)
    await deleteGroup(tx, id)
    await record(tx, now, `staff:${staff.id}`, 'faq_synonyms.removed', `faq_synonyms:${id}`, { words })
  })
}
