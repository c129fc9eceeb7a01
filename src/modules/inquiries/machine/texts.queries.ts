import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Conversation, readConversation } from '../conversations/conversations.queries.ts'
import { isOwn, type MachineText, type Target, type Use } from './machine.ts'

/** With what its job needs. */
export interface Held extends MachineText {
  conversationId: number
  sectionId: number
  askedByName: string
}

const texts = (db: Db<'inquiries'>) =>
  db
    .selectFrom('inquiries.machine_texts as t')
    .innerJoin('inquiries.conversations as c', 'c.id', 't.conversation_id')
    .innerJoin('kernel.staff as s', 's.id', 't.asked_by')
    .select(['t.id', 't.conversation_id as conversationId', 'c.section_id as sectionId', 's.name as askedByName'])
    .select((eb) => [
      eb.ref('t.use').$castTo<Use>().as('use'),
      eb.ref('t.state').$castTo<MachineText['state']>().as('state'),
      eb.ref('t.language').$castTo<Target | null>().as('language'),
      sql<number[]>`to_json(t.sources)`.as('sources'), // numbers of an array come as text otherwise
    ])
    .select(['t.message_id as messageId', 't.original', 't.body', 't.warning', 't.failure', 't.model'])
    .select(['t.asked_at as askedAt', 't.asked_by as askedBy', 't.ended_at as endedAt'])

/** Whether nothing of a conversation may go to a machine: it is confidential, was it once, or is of a section that keeps off. */
export async function isKeptFromMachines(db: Db<'inquiries'>, conversationId: number): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select inquiries.is_kept_from_machines(${conversationId}) as kept`.execute(db)
  return rows[0]!.kept
}

export const findText = (db: Db<'inquiries'>, id: number): Promise<Held | undefined> =>
  texts(db).where('t.id', '=', id).executeTakeFirst()

/** Until the end of the transaction. */
export const holdText = (tx: Tx<'inquiries'>, id: number): Promise<Held | undefined> =>
  texts(tx).where('t.id', '=', id).where('t.put_away_at', 'is', null).forUpdate('t').executeTakeFirst()

/** By the right of whoever asked, who had it when they did. @throws Refusal 410 */
export const readItsConversation = (db: Db<'inquiries'>, id: number): Promise<Conversation | undefined> =>
  readConversation(db, id, sql<boolean>`true`)

export interface NewText {
  conversationId: number
  use: Use
  messageId: number | null
  language: Target | null
  original: string
}

/** @returns undefined where the same is under way */
export async function insertText(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { conversationId, use, messageId, language, original }: NewText,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.machine_texts')
    .values({
      conversation_id: conversationId,
      use,
      message_id: messageId,
      language,
      original,
      asked_at: now,
      asked_by: staffId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The same thing that is under way: of somebody, or of anybody where it is for all. */
export const findUnderWay = (
  db: Db<'inquiries'>,
  staffId: number,
  { conversationId, use, messageId }: Pick<NewText, 'conversationId' | 'use' | 'messageId'>,
): Promise<Held | undefined> =>
  texts(db)
    .where('t.conversation_id', '=', conversationId)
    .where('t.use', '=', use)
    .where('t.state', 'in', ['asked', 'sent'])
    .where((eb) =>
      use === 'summary'
        ? eb.lit(true)
        : eb.and([eb('t.asked_by', '=', staffId), eb('t.message_id', 'is not distinct from', messageId)]),
    )
    .executeTakeFirst()

/** What stands before it of the same kind goes: one draft, one summary, one translation of a message. */
export async function putAwayBefore(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, conversationId, use, askedBy, messageId }: Held,
): Promise<void> {
  await tx
    .updateTable('inquiries.machine_texts')
    .set({ put_away_at: now })
    .where('conversation_id', '=', conversationId)
    .where('use', '=', use)
    .where('id', '<', id)
    .where('put_away_at', 'is', null)
    .where('ended_at', 'is not', null)
    .where((eb) => (isOwn(use) ? eb('asked_by', '=', askedBy) : eb.lit(true)))
    .where((eb) => (use === 'reading' ? eb('message_id', '=', messageId) : eb.lit(true)))
    .execute()
}

export async function setSent(tx: Tx<'inquiries'>, id: number): Promise<void> {
  await tx.updateTable('inquiries.machine_texts').set({ state: 'sent' }).where('id', '=', id).execute()
}

export type Outcome = { failure: string } | { body: string; warning: string; sources: readonly number[]; model: string }

export async function setEnded(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  id: number,
  outcome: Outcome,
): Promise<void> {
  const ended =
    'failure' in outcome
      ? { state: 'failed', ...outcome }
      : { ...outcome, state: 'answered', sources: [...outcome.sources] }
  await tx
    .updateTable('inquiries.machine_texts')
    .set({ ...ended, ended_at: now })
    .where('id', '=', id)
    .execute()
}

export async function putAway(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await tx.updateTable('inquiries.machine_texts').set({ put_away_at: now }).where('id', '=', id).execute()
}

/**
 * What stands in a conversation for somebody: their own drafts, everybody's summary and translations; the newest of each.
 * @param threads whose translations stand beside it (統合)
 */
export async function listStanding(
  db: Db<'inquiries'>,
  staff: { id: number },
  { id }: { id: number },
  threads: readonly number[] = [id],
): Promise<MachineText[]> {
  const rows = await texts(db)
    .distinctOn(['t.use', 't.message_id'])
    .where('t.conversation_id', 'in', threads)
    .where((eb) => eb.or([eb('t.conversation_id', '=', id), eb('t.use', '=', 'reading')]))
    .where('t.put_away_at', 'is', null)
    .where((eb) => eb.or([eb('t.asked_by', '=', staff.id), eb('t.use', 'in', ['summary', 'reading'])]))
    .orderBy('t.use')
    .orderBy('t.message_id')
    .orderBy('t.id', 'desc')
    .execute()
  // Each summary has a last message of its own.
  const newest = rows.filter(({ use }) => use === 'summary').toSorted((a, b) => b.id - a.id)[0]
  return rows.filter((row) => row.use !== 'summary' || row === newest)
}

/** The last thing that was said by anybody, and what that is. */
export async function newestSaidIn(db: Db<'inquiries'>, conversationId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('inquiries.messages')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('conversation_id', '=', conversationId)
    .where('author', '<>', 'system')
    .executeTakeFirst()
  return row?.id ?? undefined
}

export async function countSaid(db: Db<'inquiries'>, conversationId: number): Promise<number> {
  const { count } = await db
    .selectFrom('inquiries.messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversation_id', '=', conversationId)
    .where('author', '<>', 'system')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What a resident said in a conversation, as far as it stands. */
export async function findSaidBy(
  db: Db<'inquiries'>,
  conversationId: number,
  messageId: number,
): Promise<{ id: number; body: string } | undefined> {
  return await db
    .selectFrom('inquiries.messages')
    .select(['id', 'body'])
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .where('author', '=', 'resident')
    .where('withdrawn_at', 'is', null)
    .where('body', '<>', '')
    .executeTakeFirst()
}
