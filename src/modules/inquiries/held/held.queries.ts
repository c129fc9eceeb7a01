import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { pairOf } from '../confidential/pair.queries.ts'
import type { Channel } from '../conversations/conversations.queries.ts'
import type { SentFile } from '../sending/messages-of.ts'
import { type HeldReply, UNDO_SECONDS } from './held.ts'

/** For how many seconds a reply may be taken back. */
export async function undoSeconds(db: Db<'inquiries'>): Promise<number> {
  const row = await db.selectFrom('inquiries.undo').select('seconds').executeTakeFirst()
  return row?.seconds ?? UNDO_SECONDS
}

export async function setUndoSeconds(tx: Tx<'inquiries'>, seconds: number): Promise<void> {
  await tx
    .insertInto('inquiries.undo')
    .values({ seconds })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ seconds }))
    .execute()
}

/** What LINE shows of a video until it is played. */
export type HeldFile = SentFile & { coverSha256?: Buffer | undefined }

export interface NewHeld {
  conversationId: number
  staffId: number
  body: string
  choices: string[]
  /** 引用. */
  quotesId: number | undefined
  files: HeldFile[]
  clientKey: string
  scheduled: boolean
  sendAfter: Temporal.Instant
  /** It waits for somebody to decide on it. */
  proposedReplyId: number | undefined
  /** Whoever decides alone where replies are decided: its author. */
  decidedBy: number | undefined
}

export async function insertHeld(tx: Tx<'inquiries'>, now: Temporal.Instant, held: NewHeld): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.held_replies')
    .values({
      conversation_id: held.conversationId,
      staff_id: held.staffId,
      state: held.proposedReplyId === undefined ? 'waiting' : 'proposed',
      proposed_reply_id: held.proposedReplyId ?? null,
      decided_by: held.decidedBy ?? null,
      body: held.body,
      choices: held.choices,
      quotes_id: held.quotesId ?? null,
      client_key: held.clientKey,
      answers_up_to: sql`coalesce((select max(id) from inquiries.messages where conversation_id in ${pairOf(held.conversationId)}), 0)`,
      scheduled: held.scheduled,
      send_after: held.sendAfter,
      written_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [position, file] of held.files.entries())
    await tx
      .insertInto('inquiries.held_files')
      .values({
        reply_id: id,
        position,
        sha256: file.sha256,
        preview_sha256: file.previewSha256 ?? null,
        cover_sha256: file.coverSha256 ?? null,
        name: file.name,
      })
      .execute()
  return id
}

/** What waits in a conversation that the caller holds, the next to go first. */
export async function listHeld(db: Db<'inquiries'>, conversation: { id: number }): Promise<HeldReply[]> {
  const { rows } = await sql<HeldReply>`
    select h.id, h.staff_id as "staffId", s.name as "staffName", h.body, h.choices, h.scheduled, h.send_after as "sendAfter", h.version,
      h.decided_by as "decidedBy", h.quotes_id as "quotesId",
      array(select f.name from inquiries.held_files f where f.reply_id = h.id order by f.position) as files
    from inquiries.held_replies h join kernel.staff s on s.id = h.staff_id
    where h.conversation_id = ${conversation.id} and h.state = 'waiting' order by h.send_after, h.id`.execute(db)
  return rows
}

/** When the next one of a conversation is to go. */
export async function nextDue(tx: Tx<'inquiries'>, conversationId: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(send_after) as at from inquiries.held_replies
    where conversation_id = ${conversationId} and state = 'waiting'`.execute(tx)
  return rows[0]?.at ?? undefined
}

export async function hasScheduled(tx: Tx<'inquiries'>, conversationId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('inquiries.held_replies')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'waiting')
    .where('scheduled', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** What waits only so that it may be taken back is due now. */
export async function shortenWaits(tx: Tx<'inquiries'>, conversationId: number, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('inquiries.held_replies')
    .set({ send_after: now })
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'waiting')
    .where('scheduled', '=', false)
    .execute()
}

/** To whom and how a reply goes. */
export interface Addressee {
  id: number
  residentId: number
  sectionId: number
  channel: Channel
  email: string | null
  lang: Language
}

/** Whom the replies of a conversation go to; everybody else who writes into it waits until the transaction ends. */
export async function holdAddressee(tx: Tx<'inquiries'>, conversationId: number): Promise<Addressee> {
  const { rows } = await sql<Addressee>`
    select id, resident_id as "residentId", section_id as "sectionId", channel, email, lang
    from inquiries.conversations where id = ${conversationId} for no key update`.execute(tx)
  return rows[0]!
}

export interface Due {
  id: number
  staffId: number
  body: string
  choices: string[]
  key: string
  answersUpTo: number
  scheduled: boolean
  decidedBy: number | null
  quotesId: number | null
}

export async function listDue(tx: Tx<'inquiries'>, conversationId: number, now: Temporal.Instant): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select id, staff_id as "staffId", body, choices, client_key as key, answers_up_to as "answersUpTo", scheduled,
      decided_by as "decidedBy", quotes_id as "quotesId" from inquiries.held_replies
    where conversation_id = ${conversationId} and state = 'waiting' and send_after <= ${now} order by send_after, id`.execute(
    tx,
  )
  return rows
}

/** What waits for somebody to decide on it. */
export async function findHeldOf(
  tx: Tx<'inquiries'>,
  proposedReplyId: number,
): Promise<{ id: number; body: string; choices: string[]; sendAt: Temporal.Instant | null } | undefined> {
  const { rows } = await sql<{ id: number; body: string; choices: string[]; sendAt: Temporal.Instant | null }>`
    select id, body, choices, case when scheduled then send_after end as "sendAt" from inquiries.held_replies
    where proposed_reply_id = ${proposedReplyId} and state = 'proposed'`.execute(tx)
  return rows[0]
}

/** What whoever decides makes of it. */
export async function changeWords(tx: Tx<'inquiries'>, id: number, body: string): Promise<void> {
  await tx
    .updateTable('inquiries.held_replies')
    .set({ body })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .execute()
}

/** It was decided: from now on it waits for its time. */
export async function letGo(
  tx: Tx<'inquiries'>,
  id: number,
  { sendAfter, decidedBy }: { sendAfter: Temporal.Instant; decidedBy: number },
): Promise<void> {
  await tx
    .updateTable('inquiries.held_replies')
    .set({ state: 'waiting', send_after: sendAfter, decided_by: decidedBy })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
}

/** Its files, which are its own no more: whoever takes them refers to them from now on. */
export async function takeFiles(tx: Tx<'inquiries'>, id: number): Promise<HeldFile[]> {
  const { rows } = await sql<{
    sha256: Buffer
    previewSha256: Buffer | null
    coverSha256: Buffer | null
    name: string
    mediaType: string
  }>`with taken as (delete from inquiries.held_files where reply_id = ${id} returning *)
    select t.sha256, t.preview_sha256 as "previewSha256", t.cover_sha256 as "coverSha256", t.name, f.media_type as "mediaType"
    from taken t join kernel.files f on f.sha256 = t.sha256 order by t.position`.execute(tx)
  return rows.map(({ sha256, previewSha256, coverSha256, name, mediaType }): HeldFile =>
    Object.assign({ sha256, name, mediaType }, previewSha256 && { previewSha256 }, coverSha256 && { coverSha256 }),
  )
}

/** @returns false where it had ended before: who ends it first has ended it. */
export async function endHeld(
  tx: Tx<'inquiries'>,
  id: number,
  now: Temporal.Instant,
  takenBackBy: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.held_replies')
    .set({
      state: takenBackBy === null ? 'sent' : 'taken_back',
      taken_back_by: takenBackBy,
      ended_at: now,
      body: '',
      choices: [],
    })
    .where('id', '=', id)
    .where('state', 'in', ['proposed', 'waiting'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false where it went, was taken back or was changed meanwhile */
export async function setTime(
  tx: Tx<'inquiries'>,
  conversationId: number,
  { id, version }: { id: number; version: number },
  sendAfter: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.held_replies')
    .set({ send_after: sendAfter, version: version + 1 })
    .where('id', '=', id)
    .where('conversation_id', '=', conversationId)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .where('scheduled', '=', true)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Those who have something scheduled here and did not hear yet that the resident wrote since. */
export async function takeUntold(
  tx: Tx<'inquiries'>,
  conversationId: number,
  now: Temporal.Instant,
): Promise<number[]> {
  const rows = await tx
    .updateTable('inquiries.held_replies')
    .set({ told_at: now })
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'waiting')
    .where('scheduled', '=', true)
    .where('told_at', 'is', null)
    .returning('staff_id as staffId')
    .execute()
  return [...new Set(rows.map(({ staffId }) => staffId))]
}

/** Conversations where something waits although no job knows of it any more: after a restore, say. */
export async function forgottenHeld(db: Db<'inquiries'>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct h.conversation_id as id from inquiries.held_replies h
    where h.state = 'waiting' and not exists (
      select from graphile_worker.jobs j where j.key = 'inquiries.release:' || h.conversation_id and j.attempts < j.max_attempts)
    limit 1000`.execute(db)
  return rows.map((row) => row.id)
}
