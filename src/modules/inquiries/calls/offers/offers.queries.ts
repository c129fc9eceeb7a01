import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Channel } from '../../conversations/conversations.queries.ts'
import type { Language } from '#lib/text/language.ts'
import type { Offer } from './offer.ts'

const offers = (db: Db<'inquiries'>) =>
  db
    .selectFrom('inquiries.slot_offers')
    .select(['id', 'call_id as callId', 'made_at as madeAt', 'made_by as madeBy', 'chosen_at as chosenAt'])
    .select(['slots', 'chosen_slot as chosenSlot', 'wants_writing as wantsWriting', 'ended_at as endedAt'])

/** An offer, and whose it is. */
export interface HeldOffer extends Offer {
  conversationId: number
  residentId: number
  sectionId: number
  section: string
  name: string
  channel: Channel
  lang: Language
  takenAt: Temporal.Instant
  /** The call is still owed. */
  owed: boolean
}

/** An offer as it is, and nobody else changes it, its call or its conversation until the transaction ends. */
export async function holdOffer(tx: Tx<'inquiries'>, id: number): Promise<HeldOffer | undefined> {
  const { rows: held } = await sql<{ callId: number }>`
    select k.id as "callId" from inquiries.slot_offers o join inquiries.calls k on k.id = o.call_id
      join inquiries.conversations c on c.id = k.conversation_id
    where o.id = ${id} for no key update of c`.execute(tx)
  if (!held[0]) return undefined
  await sql`select from inquiries.calls where id = ${held[0].callId} for no key update`.execute(tx)
  const offer = await offers(tx).where('id', '=', id).executeTakeFirstOrThrow()
  const { rows } = await sql<Omit<HeldOffer, keyof Offer>>`
    select c.id as "conversationId", c.resident_id as "residentId", c.section_id as "sectionId", s.name as section, c.channel, c.lang, r.display_name as name,
      k.taken_at as "takenAt", k.called_back_at is null and k.struck_at is null as owed
    from inquiries.calls k join inquiries.conversations c on c.id = k.conversation_id join kernel.sections s on s.id = c.section_id
      join kernel.residents r on r.id = c.resident_id where k.id = ${held[0].callId}`.execute(tx)
  return { ...offer, ...rows[0]! }
}

/** The offers of some calls, the newest first. */
export const listOffers = (db: Db<'inquiries'>, callIds: readonly number[]): Promise<Offer[]> =>
  callIds.length === 0
    ? Promise.resolve([])
    : offers(db).where('call_id', 'in', callIds).orderBy('id', 'desc').execute()

/** The one that whoever holds the conversation can still choose from, or has chosen from last. */
export async function findOfferIn(db: Db<'inquiries'>, conversation: { id: number }): Promise<Offer | undefined> {
  return await offers(db)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`call_id in (select id from inquiries.calls where conversation_id = ${conversation.id}
      and needs_callback and called_back_at is null and struck_at is null)`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** @returns undefined where the same form was sent before */
export async function insertOffer(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  callId: number,
  { slots, key }: { slots: readonly Temporal.Instant[]; key: string },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.slot_offers')
    .values({ call_id: callId, slots: [...slots], made_at: now, made_by: staff.id, key })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const findOfferByKey = (tx: Tx<'inquiries'>, callId: number, key: string) =>
  tx
    .selectFrom('inquiries.slot_offers')
    .select('id')
    .where('call_id', '=', callId)
    .where('key', '=', key)
    .executeTakeFirst()

/** Nobody chooses from what stands any more. */
export async function endOffers(tx: Tx<'inquiries'>, now: Temporal.Instant, callId: number): Promise<void> {
  await tx
    .updateTable('inquiries.slot_offers')
    .set({ ended_at: now })
    .where('call_id', '=', callId)
    .where('chosen_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** What they chose: the offer says so, and the call is due then. */
export async function setChosen(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, callId }: Pick<Offer, 'id' | 'callId'>,
  slot: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('inquiries.slot_offers')
    .set({ chosen_at: now, chosen_slot: slot, wants_writing: slot === null })
    .where('id', '=', id)
    .where('chosen_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  await tx
    .updateTable('inquiries.calls')
    .set({ wants_writing: slot === null, ...(slot && { due_at: slot, due_all_day: false }) })
    .where('id', '=', callId)
    .execute()
}

/** The desk sees that something came. */
export async function raiseChosen(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  words: string,
): Promise<void> {
  await tx
    .updateTable('inquiries.conversations')
    .set({
      unread: sql`unread + 1`,
      last_words: words,
      last_message_at: sql`greatest(last_message_at, ${now}::timestamptz)`,
    })
    .where('id', '=', conversationId)
    .execute()
}

export const lineUserOf = async (db: Db<'inquiries'>, conversationId: number): Promise<string | null> =>
  (
    await db
      .selectFrom('inquiries.conversations')
      .select('line_user_id as lineUserId')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow()
  ).lineUserId
