import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdFaq } from '../faqs.queries.ts'
import { insertReview, setReviewDay } from './reviews.queries.ts'

/** このままでよい: what is published is still right, until another day. @throws Refusal 404, 409 */
export function reviewFaq(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: { id: number; version: number },
  next: Temporal.PlainDate,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const faq = await holdFaq(tx, staff, id, version)
    if (faq.state !== 'published') throw new Refusal(409, '見直しは、公開中の質問だけにできます。')
    await insertReview(tx, now, staff.id, faq, next)
    await setReviewDay(tx, faq, next)
    const { question, edition } = faq
    await record(tx, now, `staff:${staff.id}`, 'faq.reviewed', `faq:${id}`, { question, edition, next: String(next) })
  })
}
