import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { type Answer, DAYS_BETWEEN, type Question } from './satisfaction.ts'

const questions = async (db: Db<'inquiries'>, which: RawBuilder<unknown>): Promise<Question[]> => {
  const { rows } = await sql<Question>`
    select q.id, q.conversation_id as "conversationId", q.resident_id as "residentId", q.section_id as "sectionId", c.section_id as "heldBy", c.channel, c.lang,
      q.signing_key as "signingKey", q.asked_at as "askedAt", q.lapsed_at as "lapsedAt", q.answer, q.answered_at as "answeredAt", q.comment,
      q.asked_again_at as "askedAgainAt"
    from inquiries.satisfaction_questions q join inquiries.conversations c on c.id = q.conversation_id where ${which}`.execute(
    db,
  )
  return rows
}

export const findQuestion = async (db: Db<'inquiries'>, id: number): Promise<Question | undefined> =>
  (await questions(db, sql`q.id = ${id}`))[0]

/** What was asked last in a conversation that the caller holds. */
export const findLastOf = async (db: Db<'inquiries'>, conversation: { id: number }): Promise<Question | undefined> =>
  (
    await questions(
      db,
      sql`q.conversation_id = ${conversation.id} and q.asked_at is not null order by q.id desc limit 1`,
    )
  )[0]

/** The same, as it is now, and nobody changes it or its conversation until the transaction ends. */
export async function holdQuestion(tx: Tx<'inquiries'>, { id, conversationId }: Question): Promise<Question> {
  await holdDesk(tx, conversationId)
  return (await questions(tx, sql`q.id = ${id}`))[0]!
}

/** One for each closing. */
export async function insertQuestion(
  tx: Tx<'inquiries'>,
  closedAt: Temporal.Instant,
  { id, residentId, sectionId }: { id: number; residentId: number; sectionId: number },
): Promise<void> {
  await tx
    .insertInto('inquiries.satisfaction_questions')
    .values({
      conversation_id: id,
      resident_id: residentId,
      section_id: sectionId,
      closed_at: closedAt,
      signing_key: randomBytes(32),
    })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'closed_at']).doNothing())
    .execute()
}

/** Staff said something in it: it was answered. */
export async function isAnswered(tx: Tx<'inquiries'>, conversationId: number): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select from inquiries.messages
    where conversation_id = ${conversationId} and author = 'staff') as yes`.execute(tx)
  return rows[0]!.yes
}

export const listToAsk = (db: Db<'inquiries'>): Promise<Question[]> =>
  questions(db, sql`q.asked_at is null and q.lapsed_at is null order by q.id limit 500`)

/** In the words of the constraint. Whoever asks holds the turn of the resident. */
export async function wasAskedLately(tx: Tx<'inquiries'>, residentId: number, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select from inquiries.satisfaction_questions
    where resident_id = ${residentId} and asked_at > ${now.subtract({ hours: DAYS_BETWEEN * 24 })}) as yes`.execute(tx)
  return rows[0]!.yes
}

export async function setAsked(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number, messageId: number) {
  await tx
    .updateTable('inquiries.satisfaction_questions')
    .set({ asked_at: now, message_id: messageId })
    .where('id', '=', id)
    .execute()
}

/** Nobody is asked, or waited for, any more. */
export async function lapseQuestions(tx: Tx<'inquiries'>, now: Temporal.Instant, conversationId: number) {
  await tx
    .updateTable('inquiries.satisfaction_questions')
    .set({ lapsed_at: now })
    .where('conversation_id', '=', conversationId)
    .where('answer', 'is', null)
    .where('lapsed_at', 'is', null)
    .execute()
}

export async function setAnswer(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number, answer: Answer) {
  await tx
    .updateTable('inquiries.satisfaction_questions')
    .set({ answer, answered_at: sql`coalesce(answered_at, ${now})` })
    .where('id', '=', id)
    .execute()
}

export async function setComment(tx: Tx<'inquiries'>, id: number, comment: string) {
  await tx.updateTable('inquiries.satisfaction_questions').set({ comment }).where('id', '=', id).execute()
}

export async function setAskedAgain(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number) {
  await tx.updateTable('inquiries.satisfaction_questions').set({ asked_again_at: now }).where('id', '=', id).execute()
}
