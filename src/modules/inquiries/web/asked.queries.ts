import { type RawBuilder, sql } from 'kysely'
import { digestOf } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { inOneLine, type MessageKind } from '../conversations/message.ts'

/** A conversation on the town's own page, as whoever asked holds it. */
export interface Asked {
  id: number
  residentId: number
  sectionId: number
  section: string
  name: string
  email: string | null
  /** Since somebody opened a link that was mailed to that address. */
  emailOpenedAt: Temporal.Instant | null
  about: string | null
  aboutTitle: string
  lang: Language
  /** It came from a talk on LINE: only a visit opens it (see confidential/). */
  confidential: boolean
  lastAt: Temporal.Instant
  lastWords: string
}

/** The newest that was said in its own thread, where another was joined (統合): the conversation stands where the newest of all was said. */
interface Own {
  ownAt: Temporal.Instant | null
  ownKind: MessageKind
  ownBody: string
}

async function list(db: Db<'inquiries'>, which: RawBuilder<unknown>): Promise<Asked[]> {
  const { rows } = await sql<Asked & Own>`
    select c.id, c.resident_id as "residentId", c.section_id as "sectionId", s.name as section, r.display_name as name, c.email,
      c.email_opened_at as "emailOpenedAt", c.about, c.about_title as "aboutTitle", c.lang, c.last_message_at as "lastAt",
      c.last_words as "lastWords", c.confidential_of is not null as confidential, own.at as "ownAt", own.kind as "ownKind", own.body as "ownBody"
    from inquiries.conversations c join kernel.residents r on r.id = c.resident_id join kernel.sections s on s.id = c.section_id
    left join lateral (select m.occurred_at as at, m.kind, m.body from inquiries.messages m
      where m.conversation_id = c.id and exists (select from inquiries.conversations j where j.merged_into = c.id)
      order by m.occurred_at desc, m.id desc limit 1) own on true
    where c.channel = 'web' and c.erased_at is null and ${which} order by c.last_message_at desc, c.id desc limit 100`.execute(
    db,
  )
  return rows.map(({ ownAt, ownKind: kind, ownBody: body, ...asked }) =>
    ownAt ? Object.assign(asked, { lastAt: ownAt, lastWords: inOneLine({ kind, body }) }) : asked,
  )
}

const find = async (db: Db<'inquiries'>, which: RawBuilder<unknown>) => (await list(db, which))[0]

/** What the resident asked, the newest first; not where staff want to write first and nobody has decided on it. */
export const listOwn = (db: Db<'inquiries'>, residentId: number) =>
  list(
    db,
    sql`c.resident_id = ${residentId} and c.confidential_of is null
      and exists (select from inquiries.messages m where m.conversation_id = c.id)`,
  )

/** The resident's own. */
export const findOwn = (db: Db<'inquiries'>, residentId: number, id: number) =>
  find(db, sql`c.resident_id = ${residentId} and c.id = ${id} and c.confidential_of is null`)

/** The one about this; whoever asks for it has shown that the matter is theirs, or is staff. */
export const findAsked = (db: Db<'inquiries'>, about: string) => find(db, sql`c.about = ${about}`)

export const findById = (db: Db<'inquiries'>, id: number) => find(db, sql`c.id = ${id}`)

/** Whether the one about this waits for an answer. */
export const findStanding = (db: Db<'inquiries'>, about: string) =>
  db
    .selectFrom('inquiries.conversations')
    .select(['id', 'last_message_at as lastAt', 'waiting_since as waitingSince'])
    .where('about', '=', about)
    .executeTakeFirst()

export interface OpenLink {
  conversationId: number
  mailed: boolean
  expiresAt: Temporal.Instant
}

/** What an address opens, or opened once. */
export const findLink = (db: Db<'inquiries'>, token: string): Promise<OpenLink | undefined> =>
  db
    .selectFrom('inquiries.links')
    .select(['conversation_id as conversationId', 'mailed', 'expires_at as expiresAt'])
    .where('digest', '=', digestOf(token))
    .executeTakeFirst()

/** Whoever opens the same at the same moment waits until the transaction ends. */
export async function takeTurn(tx: Tx<'inquiries'>, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.open'), hashtext(${what}))`.execute(tx)
}

/** The conversation that a form opened before. */
export async function findByKey(tx: Tx<'inquiries'>, key: string): Promise<Asked | undefined> {
  return await find(
    tx,
    sql`c.id = (
    select m.conversation_id from inquiries.messages m where m.client_key = ${key} and m.author = 'resident')`,
  )
}

export interface NewAsked {
  residentId: number
  sectionId: number | undefined
  email: string | undefined
  about: { subject: string; title: string } | undefined
  lang: Language | undefined
}

/** It lands where it is said to, or where new conversations land. */
export async function insertAsked(tx: Tx<'inquiries'>, now: Temporal.Instant, asked: NewAsked): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into inquiries.conversations (channel, resident_id, section_id, email, about, about_title, lang, last_message_at, created_at)
    values ('web', ${asked.residentId}, coalesce(${asked.sectionId ?? null}::bigint, (select section_id from inquiries.desk),
      (select id from kernel.sections where parent_id is null order by id limit 1)),
      ${asked.email ?? null}, ${asked.about?.subject ?? null}, ${asked.about?.title ?? ''}, ${asked.lang ?? 'ja'}, ${now}, ${now})
    returning id`.execute(tx)
  return rows[0]!.id
}

/** Somebody of whom only a name is known, and nothing by which to know them again. */
export async function insertStranger(tx: Tx<'inquiries'>, now: Temporal.Instant, name: string): Promise<number> {
  const { id } = await tx
    .insertInto('kernel.residents')
    .values({ display_name: name, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What it is about was tied to a resident since: from then on they hear of answers as such. */
export async function giveToResident(db: Db<'inquiries'>, id: number, residentId: number): Promise<void> {
  await db.updateTable('inquiries.conversations').set({ resident_id: residentId }).where('id', '=', id).execute()
}

export async function setEmail(tx: Tx<'inquiries'>, id: number, email: string | null): Promise<void> {
  await tx.updateTable('inquiries.conversations').set({ email, email_opened_at: null }).where('id', '=', id).execute()
}

export async function setEmailOpened(db: Db<'inquiries'>, id: number, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('inquiries.conversations')
    .set({ email_opened_at: now })
    .where('id', '=', id)
    .where('email', 'is not', null)
    .where('email_opened_at', 'is', null)
    .execute()
}
