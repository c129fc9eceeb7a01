import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Channel } from '../conversations/conversations.queries.ts'
import type { DecisionAct, ProposedReply, ProposedState } from './decision.ts'

const proposed = sql`
  select r.id, r.conversation_id as "conversationId", r.section_id as "sectionId", r.staff_id as "staffId", s.name as author,
    r.proposal_id as "proposalId", r.state, coalesce(h.body, '') as body, coalesce(h.choices, '{}') as choices, case when h.scheduled then h.send_after end as "sendAt",
    r.seen_up_to as "seenUpTo", r.decided_words as "decidedWords", d.name as "decidedBy", r.proposed_at as "proposedAt",
    array(select f.name from inquiries.held_files f where f.reply_id = h.id order by f.position) as files,
    case when r.state = 'returned' then (
      select json_build_object('by', a.name, 'words', a.words) from kernel.proposal_acts a
      where a.proposal_id = r.proposal_id and a.act in ('return', 'pull_back') order by a.id desc limit 1) end as "handedBack"
  from inquiries.proposed_replies r
  join kernel.staff s on s.id = r.staff_id
  left join kernel.staff d on d.id = r.decided_by
  left join inquiries.held_replies h on h.proposed_reply_id = r.id and h.state = 'proposed'`

export async function findProposed(db: Db<'inquiries'>, id: number): Promise<ProposedReply | undefined> {
  const { rows } = await sql<ProposedReply>`${proposed} where r.id = ${id} and r.proposal_id is not null`.execute(db)
  return rows[0]
}

/** Of a conversation that the caller holds, the newest first. */
export async function listProposed(
  db: Db<'inquiries'>,
  conversation: { id: number },
  limit: number,
): Promise<ProposedReply[]> {
  const { rows } = await sql<ProposedReply>`
    ${proposed} where r.conversation_id = ${conversation.id} order by r.id desc limit ${limit}`.execute(db)
  return rows
}

/** What waits to be decided in a conversation, and what came back to whom. */
export async function listOpen(db: Db<'inquiries'>, conversation: { id: number }): Promise<ProposedReply[]> {
  const { rows } = await sql<ProposedReply>`
    ${proposed} where r.conversation_id = ${conversation.id} and r.state in ('proposed', 'returned') order by r.id`.execute(
    db,
  )
  return rows
}

export async function isProposedIn(db: Db<'inquiries'>, conversationId: number): Promise<boolean> {
  const { rows } = await sql`select from inquiries.proposed_replies
    where conversation_id in (select inquiries.threads_of(${conversationId})) and state = 'proposed'`.execute(db)
  return rows.length > 0
}

export interface Returned {
  id: number
  proposalId: number
  sectionId: number
}

/** What came back to somebody in a conversation. Its proposal is held: whoever decides holds that before the conversation, too. */
export async function holdReturned(
  tx: Tx<'inquiries'>,
  staff: { id: number },
  conversationId: number,
): Promise<Returned | undefined> {
  const { rows } = await sql<Returned>`
    with held as (
      select id from kernel.proposals where state = 'returned' and id in (
        select proposal_id from inquiries.proposed_replies where conversation_id = ${conversationId} and staff_id = ${staff.id})
      order by id desc limit 1 for update)
    select r.id, r.proposal_id as "proposalId", r.section_id as "sectionId"
    from held join inquiries.proposed_replies r on r.proposal_id = held.id`.execute(tx)
  return rows[0]
}

const newestIn = (conversationId: number) =>
  sql<number>`coalesce((select max(id) from inquiries.messages where conversation_id = ${conversationId}), 0)`

export async function insertProposed(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { conversationId, sectionId, staffId }: Pick<ProposedReply, 'conversationId' | 'sectionId' | 'staffId'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.proposed_replies')
    .values({
      conversation_id: conversationId,
      section_id: sectionId,
      staff_id: staffId,
      seen_up_to: newestIn(conversationId),
      proposed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setProposal(tx: Tx<'inquiries'>, id: number, proposalId: number): Promise<void> {
  await tx.updateTable('inquiries.proposed_replies').set({ proposal_id: proposalId }).where('id', '=', id).execute()
}

/** It goes round again, mended. */
export async function proposeAgain(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  id: number,
  conversationId: number,
): Promise<void> {
  await tx
    .updateTable('inquiries.proposed_replies')
    .set({ state: 'proposed', proposed_at: now, seen_up_to: newestIn(conversationId) })
    .where('id', '=', id)
    .where('state', '=', 'returned')
    .executeTakeFirstOrThrow()
}

/** It came back, or is over. */
export async function moveProposed(
  tx: Tx<'inquiries'>,
  id: number,
  state: Exclude<ProposedState, 'proposed'>,
  decidedBy: number | null = null,
): Promise<void> {
  await tx
    .updateTable('inquiries.proposed_replies')
    .set({ state, decided_by: decidedBy })
    .where('id', '=', id)
    .where('state', 'in', state === 'given_up' ? ['proposed', 'returned'] : ['proposed'])
    .executeTakeFirstOrThrow()
}

/** Whoever decides has these messages before them. */
export async function setSeen(tx: Tx<'inquiries'>, id: number, seen: number): Promise<void> {
  await tx.updateTable('inquiries.proposed_replies').set({ seen_up_to: seen }).where('id', '=', id).execute()
}

/** The proposal keeps what was proposed; beside it stands what whoever decided made of it. @returns false where it is not decided */
export async function setDecidedWords(tx: Tx<'inquiries'>, id: number, words: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.proposed_replies')
    .set({ decided_words: words })
    .where('id', '=', id)
    .where('state', '=', 'decided')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether the resident wrote something that was not there yet. */
export async function wroteSince(db: Db<'inquiries'>, conversationId: number, seen: number): Promise<boolean> {
  const { rows } = await sql`select from inquiries.messages
    where conversation_id = ${conversationId} and id > ${seen} and author = 'resident' and withdrawn_at is null limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Whether a sending carries words of staff on which nobody decided. Only the first message of a reply has its key. */
export async function isUndecided(db: Db<'inquiries'>, sendingId: number): Promise<boolean> {
  const { rows } = await sql<{ decided: boolean }>`
    select exists (
      select from inquiries.messages f join inquiries.held_replies h on h.client_key = f.client_key
      where f.id = (select max(k.id) from inquiries.messages k where k.conversation_id = m.conversation_id and k.id <= m.id and k.client_key is not null)
        and h.decided_by is not null) as decided
    from inquiries.messages m where m.sending_id = ${sendingId} and m.author = 'staff' order by m.id limit 1`.execute(
    db,
  )
  return rows[0]?.decided === false
}

/** Whom a proposed reply is for, as whoever decides needs to know it. */
export interface Asker {
  name: string
  channel: Channel
  section: string
  following: boolean
  promisedUntil: Temporal.Instant | null
}

export async function readAsker(db: Db<'inquiries'>, { conversationId }: ProposedReply): Promise<Asker> {
  const { rows } = await sql<Asker>`
    select p.display_name as name, c.channel, s.name as section, c.following, c.promised_until as "promisedUntil"
    from inquiries.conversations c join kernel.residents p on p.id = c.resident_id join kernel.sections s on s.id = c.section_id
    where c.id = ${conversationId}`.execute(db)
  return rows[0]!
}

/** A file of a reply that waits to be decided. */
export async function findProposedFile(
  db: Db<'inquiries'>,
  { id }: ProposedReply,
  position: number,
): Promise<{ sha256: Buffer; name: string } | undefined> {
  const { rows } = await sql<{ sha256: Buffer; name: string }>`
    select f.sha256, f.name from inquiries.held_files f join inquiries.held_replies h on h.id = f.reply_id
    where h.proposed_reply_id = ${id} and h.state = 'proposed' and f.position = ${position}`.execute(db)
  return rows[0]
}

/** What was done with the proposed replies of a conversation, the newest, in the order in which it was done. */
export async function listActsIn(
  db: Db<'inquiries'>,
  conversation: { id: number },
  { limit, from, until }: { limit: number; from?: Temporal.Instant | undefined; until?: Temporal.Instant | undefined },
): Promise<DecisionAct[]> {
  const { rows } = await sql<DecisionAct>`
    select a.id, a.act, a.name, a.words, a.as_stand_in as "asStandIn", a.at, d.lines -> 0 ->> 'text' as proposed,
      r.decided_words is not null as changed
    from inquiries.proposed_replies r
    join kernel.proposal_acts a on a.proposal_id = r.proposal_id
    join kernel.proposal_documents d on d.proposal_id = a.proposal_id and d.edition = a.edition
    where r.conversation_id = ${conversation.id}
      and a.at >= coalesce(${from ?? null}::timestamptz, '-infinity') and a.at < coalesce(${until ?? null}::timestamptz, 'infinity')
    order by a.at desc, a.id desc limit ${limit}`.execute(db)
  return rows.toReversed()
}
