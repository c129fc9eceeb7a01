import { record } from '#kernel/audit/record.ts'
import { coversSection, hasDuty, sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Section } from '#kernel/organization/section-tree.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { FaqWords } from './faq.ts'
import { closeIn } from './gaps/close-in.ts'
import { holdFaq, insertFaq, updateFaq } from './faqs.queries.ts'

export async function listOwnSections(db: Db, now: Temporal.Instant, staff: Staff): Promise<Section[]> {
  const own = new Set(sectionsFor(staff, 'answer'))
  return (await listSections(db, dateInTokyo(now))).filter(({ id }) => own.has(id))
}

export function refuseNonWriters(staff: Staff): void {
  if (!hasDuty(staff, 'answer'))
    throw new Refusal(403, 'よくある質問を書く職務がありません。所属の長か人事担当に確かめてください。')
}

/** @throws Refusal 422 for a section that one does not answer for, or that is none */
export function refuseOtherSection(staff: Staff, sectionId: number): void {
  if (!coversSection(staff, 'answer', sectionId)) throw new Refusal(422, '担当する課を選んでください。', 'section')
}

/** 書く: a draft, which nobody outside sees. @param gaps 答えがなかった質問 that it is written for @returns its id */
export function writeFaq(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  words: FaqWords,
  sectionId: number,
  gaps: readonly number[] = [],
): Promise<number> {
  refuseOtherSection(staff, sectionId)
  return db.transaction().execute(async (tx) => {
    const id = await insertFaq(tx, now, staff.id, { ...words, sectionId })
    await record(tx, now, `staff:${staff.id}`, 'faq.written', `faq:${id}`, { question: words.question })
    if (gaps.length > 0) await closeIn(tx, now, staff, gaps, { how: 'written', faq: id })
    return id
  })
}

/** 直す: what is published stays as it is until it is published anew. @throws Refusal 404, 409 */
export function changeFaq(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: { id: number; version: number },
  words: FaqWords,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const faq = await holdFaq(tx, staff, id, version)
    await updateFaq(tx, now, staff.id, faq, words)
    await record(tx, now, `staff:${staff.id}`, 'faq.changed', `faq:${id}`, { question: words.question })
  })
}
