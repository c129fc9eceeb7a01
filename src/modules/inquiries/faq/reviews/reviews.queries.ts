import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Faq } from '../faq.ts'

export interface Review {
  at: Temporal.Instant
  by: string
  edition: number
  nextOn: Temporal.PlainDate
}

/** The newest first. */
export async function listReviews(db: Db<'inquiries'>, faqId: number, limit = 5): Promise<Review[]> {
  const { rows } = await sql<Review>`select r.reviewed_at as at, w.name as by, r.edition, r.next_on as "nextOn"
    from inquiries.faq_reviews r join kernel.staff w on w.id = r.reviewed_by
    where r.faq_id = ${faqId} order by r.id desc limit ${limit}`.execute(db)
  return rows
}

export async function insertReview(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { id, edition }: Pick<Faq, 'id' | 'edition'>,
  next: Temporal.PlainDate,
): Promise<void> {
  await tx
    .insertInto('inquiries.faq_reviews')
    .values({ faq_id: id, edition: edition!, reviewed_at: now, reviewed_by: staffId, next_on: next })
    .execute()
}

/** A form that was opened before is told, as after every change; who wrote the words stays who wrote them. */
export async function setReviewDay(
  tx: Tx<'inquiries'>,
  { id, version }: Pick<Faq, 'id' | 'version'>,
  next: Temporal.PlainDate,
): Promise<void> {
  await tx
    .updateTable('inquiries.faqs')
    .set({ review_on: next, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** How many of somebody's sections are due, and since when the first is. */
export async function countDue(
  db: Db<'inquiries'>,
  staff: Staff,
  today: Temporal.PlainDate,
): Promise<{ count: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`select count(*)::int as count,
      min(review_on)::timestamp at time zone 'Asia/Tokyo' as since from inquiries.faqs
    where state = 'published' and review_on <= ${today} and section_id = any(${sectionsFor(staff, 'answer')}::bigint[])`.execute(
    db,
  )
  return rows[0]!
}
