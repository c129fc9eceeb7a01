import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import type { Channel } from '../conversations/conversations.queries.ts'

/** Whoever waits, and what they have been promised. */
export interface Wait {
  sectionId: number
  channel: Channel
  lang: Language
  since: Temporal.Instant
  until: Temporal.Instant | null
  /** The promise that stands. */
  promiseId: number | null
  /** They were told of it: by the program, or by staff. */
  isTold: boolean
}

/** Takes the conversation until the transaction ends. Undefined where nobody waits. */
export async function holdWait(tx: Tx<'inquiries'>, conversationId: number): Promise<Wait | undefined> {
  const { rows } = await sql<Wait>`
    select c.section_id as "sectionId", c.channel, c.lang, c.waiting_since as since, c.promised_until as until,
      p.id as "promiseId", p.notice_id is not null and s.state is distinct from 'failed' as "isTold"
    from inquiries.conversations c
      left join inquiries.promises p on p.conversation_id = c.id and p.outcome is null
      left join inquiries.messages m on m.id = p.notice_id
      left join inquiries.sendings s on s.id = m.sending_id
    where c.id = ${conversationId} and c.waiting_since is not null
    for no key update of c`.execute(tx)
  return rows[0]
}

export interface NewPromise {
  conversationId: number
  since: Temporal.Instant
  until: Temporal.Instant
  warnAt: Temporal.Instant | undefined
  /** 中間連絡: who said so, by which message. */
  by?: { staffId: number; noticeId: number }
}

/** The one that stands from now on; none may stand beside it. */
export async function insertPromise(tx: Tx<'inquiries'>, now: Temporal.Instant, promise: NewPromise): Promise<number> {
  const { conversationId, since, until, warnAt, by } = promise
  await tx
    .updateTable('inquiries.conversations')
    .set({ promised_until: until })
    .where('id', '=', conversationId)
    .execute()
  const { id } = await tx
    .insertInto('inquiries.promises')
    .values({
      conversation_id: conversationId,
      waiting_since: since,
      promised_until: until,
      warn_at: warnAt ?? null,
      made_at: now,
      made_by: by?.staffId ?? null,
      notice_id: by?.noticeId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Another day takes the place of the promise that stands; one whose day has passed is broken all the same. */
export async function movePromise(tx: Tx<'inquiries'>, now: Temporal.Instant, conversationId: number): Promise<void> {
  await sql`update inquiries.promises set outcome = case when promised_until < ${now} then 'broken' else 'moved' end
    where conversation_id = ${conversationId} and outcome is null`.execute(tx)
}

export async function setNotice(tx: Tx<'inquiries'>, promiseId: number, noticeId: number): Promise<void> {
  await tx.updateTable('inquiries.promises').set({ notice_id: noticeId }).where('id', '=', promiseId).execute()
}

export interface KnownPromise {
  id: number
  until: Temporal.Instant
  madeAt: Temporal.Instant
  /** Null where the program made it. */
  madeBy: string | null
  outcome: 'kept' | 'broken' | 'moved' | 'excused' | null
  answeredAt: Temporal.Instant | null
}

/** The newest first. @param conversation which the caller holds */
export function listPromises(
  db: Db<'inquiries'>,
  conversation: { id: number },
  limit: number,
): Promise<KnownPromise[]> {
  return db
    .selectFrom('inquiries.promises as p')
    .leftJoin('kernel.staff as s', 's.id', 'p.made_by')
    .select(['p.id', 'p.promised_until as until', 'p.made_at as madeAt', 's.name as madeBy'])
    .select(['p.answered_at as answeredAt'])
    .select((eb) => eb.ref('p.outcome').$castTo<KnownPromise['outcome']>().as('outcome'))
    .where('p.conversation_id', '=', conversation.id)
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()
}
