import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import { canPublish, canWithdraw, identityNumbersIn } from './faq.ts'
import { holdFaq, insertEdition, updateFaq } from './faqs.queries.ts'
import { nextReview } from './reviews/review.ts'

interface Seen {
  id: number
  version: number
}

/** 公開: what is written now becomes the edition that residents read. @throws Refusal 404, 409, 422 */
export function publishFaq(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, { id, version }: Seen) {
  return db.transaction().execute(async (tx) => {
    const faq = await holdFaq(tx, staff, id, version)
    if (!canPublish(faq)) throw new Refusal(409, 'いま公開している内容と同じです。変えてから公開してください。')
    refuseMistakes(identityNumbersIn(faq))
    const number = await insertEdition(tx, now, staff.id, faq)
    await updateFaq(tx, now, staff.id, faq, { state: 'published', reviewOn: nextReview(now) })
    await record(tx, now, `staff:${staff.id}`, 'faq.published', `faq:${id}`, { question: faq.question, number })
  })
}

/** 取下げ: residents read it no longer; what was written stays here. @throws Refusal 404, 409 */
export function withdrawFaq(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, { id, version }: Seen) {
  return db.transaction().execute(async (tx) => {
    const faq = await holdFaq(tx, staff, id, version)
    if (!canWithdraw(faq)) throw new Refusal(409, 'このよくある質問は、もう取り下げられています。')
    await updateFaq(tx, now, staff.id, faq, { state: 'withdrawn' })
    await record(tx, now, `staff:${staff.id}`, 'faq.withdrawn', `faq:${id}`, { question: faq.question })
  })
}
