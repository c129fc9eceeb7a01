import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Asking, askingOf } from '../conversations/asking.queries.ts'
import { type Conversation, readConversation } from '../conversations/conversations.queries.ts'
import { type Colleague, listColleagues } from '../casework/assigning/colleagues.queries.ts'
import { type NewQuestion, type OpinionRequest, type Outcome, READ_DAYS } from './opinion.ts'

const listed = (where: RawBuilder<unknown>, rest = sql`order by q.id`) => sql<OpinionRequest>`
  select q.id, q.conversation_id as "conversationId", q.from_section_id as "fromSectionId", f.name as "fromSection",
    q.section_id as "sectionId", s.name as section, q.asked_by as "askedById", a.name as "askedBy", q.asked_at as "askedAt", q.question,
    q.wished_on as "wishedOn", q.outcome, q.ended_at as "endedAt", e.name as "endedBy", q.opinion
  from inquiries.opinion_requests q join kernel.sections f on f.id = q.from_section_id join kernel.sections s on s.id = q.section_id
    join kernel.staff a on a.id = q.asked_by left join kernel.staff e on e.id = q.ended_by
  where ${where} ${rest}`

/** Whom one asks: whoever answers for the section itself. Oversight of the whole town is asked nothing. */
const answersFor = ({ id, sections }: Asking) =>
  sql`(q.section_id = any (${sections}) and inquiries.answers_itself(${id}, q.section_id))`

/** While the request is open; for a while after the opinion, as long as the section that asked still has it; never what is confidential. */
const mayRead = (staff: Staff, now: Temporal.Instant) => sql`${answersFor(askingOf(staff))} and exists (
  select from inquiries.conversations c where c.id = q.conversation_id and c.confidential_of is null
    and not exists (select from inquiries.confidential_stays y where y.talk_id = c.id and y.ended_at is null)
    and (q.outcome is null or q.outcome = 'given' and c.section_id = q.from_section_id
      and q.ended_at > ${now.subtract({ hours: 24 * READ_DAYS })}))`

export interface Asked {
  request: OpinionRequest
  conversation: Conversation
}

/**
 * The only way to hold a conversation that one is asked about: by the request to one's own section. It is read and spoken about among
 * colleagues; whoever holds it so answers no resident, and neither moves nor closes anything.
 */
export async function getAsked(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<Asked> {
  const { rows } = Number.isSafeInteger(id)
    ? await listed(sql`q.id = ${id} and ${mayRead(staff, now)}`).execute(db)
    : { rows: [] }
  const conversation = rows[0] && (await readConversation(db, rows[0].conversationId, sql<boolean>`true`))
  if (!conversation)
    throw new Refusal(404, 'この合議は見つかりませんでした。終わって見られなくなったか、担当ではない可能性があります。')
  const request = rows[0]!
  const joined = conversation.joined.filter(({ mergedAt }) => wasThere(mergedAt, request))
  return { request, conversation: { ...conversation, joined } }
}

/** What was joined (統合) after the opinion is nothing that anybody was asked about. */
const wasThere = (mergedAt: Temporal.Instant, { endedAt }: OpinionRequest): boolean =>
  endedAt === null || Temporal.Instant.compare(mergedAt, endedAt) <= 0

/** The same, and nobody else changes the conversation until the transaction ends. It is read after the wait. */
export async function holdAsked(tx: Tx<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<Asked> {
  const { request } = await getAsked(tx, now, staff, id)
  await sql`select from inquiries.conversations where id = ${request.conversationId} for no key update`.execute(tx)
  return await getAsked(tx, now, staff, id)
}

/** Of a conversation that the caller holds. */
export async function listRequests(db: Db<'inquiries'>, conversation: { id: number }): Promise<OpinionRequest[]> {
  return (await listed(sql`q.conversation_id = ${conversation.id}`).execute(db)).rows
}

/** What the asker owes an opinion on, what is wished first standing first. */
export async function listOwedOpinions(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, limit: number) {
  const order = sql`order by q.wished_on, q.id limit ${limit}`
  return (await listed(sql`q.outcome is null and ${mayRead(staff, now)}`, order).execute(db)).rows
}

/** What the asker's sections said lately and may still read, the newest first. */
export async function listGivenOpinions(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, limit: number) {
  const order = sql`order by q.ended_at desc, q.id desc limit ${limit}`
  return (await listed(sql`q.outcome = 'given' and ${mayRead(staff, now)}`, order).execute(db)).rows
}

/** What the asker's sections wait for from others. */
export async function listAwaitedOpinions(db: Db<'inquiries'>, staff: Staff, limit: number) {
  const mine = sql`q.outcome is null and q.from_section_id = any (${sectionsFor(staff, 'answer')}::bigint[])
    and inquiries.answers_itself(${staff.id}, q.from_section_id)`
  return (await listed(mine, sql`order by q.wished_on, q.id limit ${limit}`).execute(db)).rows
}

/** Counted up to `most`. */
export const owedOpinions = (asking: Asking, most: number) => sql<number>`(select count(*)::int from (
  select from inquiries.opinion_requests q where q.outcome is null and ${answersFor(asking)} limit ${sql.lit(most)}) owed)`

/** Whoever would be asked, were the section asked: those who belong to it first. */
export const listMembers = (db: Db<'inquiries'>, sectionId: number, on: Temporal.PlainDate): Promise<Colleague[]> =>
  listColleagues(db, sectionId, on, sql`inquiries.answers_itself(t.id, ${sectionId})`)

interface NewRequest extends Omit<NewQuestion, 'sections'> {
  conversationId: number
  fromSectionId: number
  sectionId: number
  askedBy: number
  key: string
}

/** @returns undefined where this section is asked already */
export async function insertRequest(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { conversationId, fromSectionId, sectionId, askedBy, question, wishedOn, key }: NewRequest,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.opinion_requests')
    .values({
      conversation_id: conversationId,
      from_section_id: fromSectionId,
      section_id: sectionId,
      asked_by: askedBy,
      asked_at: now,
      question,
      wished_on: wishedOn,
      key,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Of those of a conversation that the caller holds. */
export async function findRequestsByKey(tx: Tx<'inquiries'>, conversationId: number, key: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('inquiries.opinion_requests')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('key', '=', key)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface End {
  outcome: Outcome
  by: number | null
  opinion?: string
}

/** Ends those that are open: one, or all of a conversation. @returns which, and whom they asked */
export function endRequests(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  of: { conversationId: number; id?: number },
  { outcome, by, opinion = '' }: End,
): Promise<{ id: number; sectionId: number }[]> {
  return tx
    .updateTable('inquiries.opinion_requests')
    .set({ outcome, ended_at: now, ended_by: by, opinion })
    .where('conversation_id', '=', of.conversationId)
    .$if(of.id !== undefined, (one) => one.where('id', '=', of.id!))
    .where('outcome', 'is', null)
    .returning(['id', 'section_id as sectionId'])
    .execute()
}
