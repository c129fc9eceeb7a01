import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdOwn, insertFaq, updateFaq } from '../faqs.queries.ts'
import { takeTurn } from '../../web/asked.queries.ts'
import { refuseOtherSection } from '../save-faq.ts'
import { compareFile, faultsInWords } from './compare-file.ts'

export interface TakingIn {
  bytes: Uint8Array
  /** Which section answers for what is new; none needed where nothing is. */
  sectionId: number
  /** Of what was shown. */
  against: string
}

/** 取り込む, all or nothing: what is new becomes drafts, and what is published stays so until it is published anew. @throws Refusal 403, 409, 422 */
export function takeInFile(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { bytes, sectionId, against }: TakingIn,
): Promise<{ added: number; changed: number }> {
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx, 'faq files') // a section that has no question yet holds nobody back
    await holdOwn(tx, staff)
    const compared = await compareFile(tx, staff, bytes)
    const { added, changed, faults } = compared
    if (faults.length > 0) throw new Refusal(422, faultsInWords(faults.slice(0, 1)).join(''), 'file')
    if (compared.against !== against)
      throw new Refusal(
        409,
        added.length + changed.length === 0
          ? 'このファイルは、もう取り込まれています。'
          : '見たあとに、よくある質問が変わりました。もう一度中を見てください。',
        'file',
      )
    if (added.length > 0) refuseOtherSection(staff, sectionId)
    for (const { words } of added) await insertFaq(tx, now, staff.id, { ...words, sectionId })
    for (const { faq, words } of changed) await updateFaq(tx, now, staff.id, faq, words)
    const counts = { added: added.length, changed: changed.length }
    await record(tx, now, `staff:${staff.id}`, 'faq_file.taken_in', 'faq_file:import', {
      ...counts,
      ids: changed.map(({ faq }) => faq.id),
    })
    return counts
  })
}
