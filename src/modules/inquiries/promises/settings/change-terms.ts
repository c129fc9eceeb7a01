import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { deleteTerms, saveTerms } from '../terms.queries.ts'
import { readTerms, type TypedTerms } from './read-terms.ts'

const MEANWHILE = 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。'

const subjectOf = (sectionId: number | null) =>
  sectionId === null ? 'municipality' : (`section:${sectionId}` as const)

/**
 * What is promised from now on: by the town, or by a section. Promises that stand are not touched.
 * @throws Refusal 409, 422
 */
export function changeTerms(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number | null,
  typed: TypedTerms,
  version: number,
): Promise<void> {
  const terms = readTerms(typed, sectionId === null)
  return db.transaction().execute(async (tx) => {
    if (!(await saveTerms(tx, now, staff, sectionId, terms, version))) throw new Refusal(409, MEANWHILE)
    const { words, ...rest } = terms
    await record(tx, now, `staff:${staff.id}`, 'promise_terms.changed', subjectOf(sectionId), { ...rest, ...words })
  })
}

/** A section promises again what the town does. @throws Refusal 409 */
export function removeTerms(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
  version: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await deleteTerms(tx, sectionId, version))) throw new Refusal(409, MEANWHILE)
    await record(tx, now, `staff:${staff.id}`, 'promise_terms.removed', subjectOf(sectionId), {})
  })
}
