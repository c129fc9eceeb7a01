import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { Refusal } from '#lib/refusal.ts'
import { mayKeep } from '../datasets/may.ts'

/** The section that will keep a new record. @throws Refusal 403, 422 */
export function readSection(staff: Staff, typed: Typed): number {
  if (firstOf(typed, 'section') === '' && staff.sectionIds.length === 1) return staff.sectionIds[0]!
  const form = formReader(typed)
  const id = form.id('section', '課')
  form.done()
  if (!mayKeep(staff, id)) throw new Refusal(403, '自分の課の登録だけを加えられます。', 'section')
  return id
}

/** @throws Refusal 403 */
export function requireKeeper(staff: Staff, { sectionId, section }: { sectionId: number; section: string }): void {
  if (!mayKeep(staff, sectionId)) throw new Refusal(403, `この登録を変えられるのは、${section}の職員です。`)
}

/** @throws Refusal 409 where somebody else was first */
export function refuseUnless(changed: boolean): void {
  if (!changed) throw new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度お試しください。')
}
