import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { listReadable } from '../conversations/lists.queries.ts'
import type { Answer } from './satisfaction.ts'

/** An answer as those see it who answer for the section that was asked. */
export interface Given {
  id: number
  section: string
  answer: Answer
  answeredAt: Temporal.Instant
  comment: string
  /** Staff were asked once more. */
  askedAgain: boolean
  /** Null where another section has the conversation now: it is not theirs any more. */
  conversation: number | null
  name: string | null
}

export interface Place {
  at: Temporal.Instant
  id: number
}

/** The newest answers, each section's own index first. */
export async function listGiven(
  db: Db<'inquiries'>,
  staff: Staff,
  { limit, after, answer }: { limit: number; after?: Place | undefined; answer?: Answer | undefined },
): Promise<Given[]> {
  const mine = await listReadable(db, staff)
  const { rows } = await sql<Given>`
    select q.id, s.name as section, q.answer, q.answered_at as "answeredAt", q.comment, q.asked_again_at is not null as "askedAgain",
      c.id as conversation, r.display_name as name
    from unnest(${mine}::bigint[]) mine (id) cross join lateral (
        select * from inquiries.satisfaction_questions q
        where q.section_id = mine.id and q.answer is not null
          ${answer ? sql`and q.answer = ${answer}` : sql``}
          ${after ? sql`and (q.answered_at, q.id) < (${after.at}::timestamptz, ${after.id}::bigint)` : sql``}
        order by q.answered_at desc, q.id desc limit ${limit}) q
      join kernel.sections s on s.id = q.section_id
      left join inquiries.conversations c on c.id = q.conversation_id and c.section_id = any(${mine}::bigint[])
      left join kernel.residents r on r.id = c.resident_id
    order by q.answered_at desc, q.id desc limit ${limit}`.execute(db)
  return rows
}

/** How often each was answered since then. */
export async function countGiven(
  db: Db<'inquiries'>,
  staff: Staff,
  since: Temporal.Instant,
): Promise<Record<Answer, number>> {
  const { rows } = await sql<Record<Answer, number>>`
    select count(*) filter (where answer = 'solved')::int as solved, count(*) filter (where answer = 'partly')::int as partly,
      count(*) filter (where answer = 'unsolved')::int as unsolved
    from inquiries.satisfaction_questions
    where section_id = any(${await listReadable(db, staff)}::bigint[]) and answer is not null and answered_at >= ${since}`.execute(
    db,
  )
  return rows[0]!
}
