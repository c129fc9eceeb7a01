import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Asked, findById } from '../web/asked.queries.ts'

/** 町のページで続ける: one time in which a talk on LINE goes on on its confidential page. */
export interface Stay {
  id: number
  talkId: number
  pageId: number
  beganAt: Temporal.Instant
  beganBy: string | null
  /** Since when the link was opened with the number from the talk. */
  openedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedBy: string | null
  reason: string
}

/** The last one of a conversation, which is the talk or its page. */
export async function findStay(db: Db<'inquiries'>, conversationId: number): Promise<Stay | undefined> {
  const { rows } = await sql<Stay>`
    select y.id, y.talk_id as "talkId", y.page_id as "pageId", y.began_at as "beganAt", b.name as "beganBy",
      (select min(l.opened_at) from inquiries.confidential_links l where l.stay_id = y.id) as "openedAt",
      y.ended_at as "endedAt", e.name as "endedBy", y.reason
    from (
      (select * from inquiries.confidential_stays where talk_id = ${conversationId} order by id desc limit 1)
      union all (select * from inquiries.confidential_stays where page_id = ${conversationId} order by id desc limit 1)) y
    left join kernel.staff b on b.id = y.began_by
    left join kernel.staff e on e.id = y.ended_by`.execute(db)
  return rows[0]
}

/** Where the talk goes on now, if it does. */
export async function findStandingPage(tx: Tx<'inquiries'>, talkId: number): Promise<Asked | undefined> {
  const row = await tx
    .selectFrom('inquiries.confidential_stays')
    .select('page_id as id')
    .where('talk_id', '=', talkId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && (await findById(tx, row.id))
}

/** Takes the page on which a talk goes on: whoever changes both takes it before the talk, as staff do who answer on it. */
export async function holdStandingPage(tx: Tx<'inquiries'>, talkId: number): Promise<void> {
  await sql`
    select from inquiries.conversations p join inquiries.confidential_stays y on y.page_id = p.id
    where y.talk_id = ${talkId} and y.ended_at is null for no key update of p`.execute(tx)
}

/** The page of a talk, with its section, its assignee and (until somebody chooses on the page) its language; made where there is none. @returns its id, and whether it is new */
export async function takePage(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talkId: number,
): Promise<{ id: number; isNew: boolean }> {
  const { rows } = await sql<{ id: number; isNew: boolean }>`
    insert into inquiries.conversations as c
      (channel, confidential_of, resident_id, section_id, assignee_id, lang, last_message_at, created_at)
    select 'web', id, resident_id, section_id, assignee_id, lang, ${now}, ${now} from inquiries.conversations where id = ${talkId}
    on conflict (confidential_of) where erased_at is null do update set resident_id = excluded.resident_id, section_id = excluded.section_id,
      assignee_id = excluded.assignee_id, lang = case when c.lang_chosen then c.lang else excluded.lang end
    returning id, (xmax = 0) as "isNew"`.execute(tx)
  return rows[0]!
}

export async function insertStay(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  stay: { talkId: number; pageId: number; staffId: number | null },
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.confidential_stays')
    .values({ talk_id: stay.talkId, page_id: stay.pageId, began_at: now, began_by: stay.staffId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns false where it is over already */
export async function endStay(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id }: { id: number },
  { staffId, reason }: { staffId: number; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.confidential_stays')
    .set({ ended_at: now, ended_by: staffId, reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was begun in the talk and not sent goes along, except where its author has begun something on the page already. */
export async function takeDraftsAlong(tx: Tx<'inquiries'>, { talkId, pageId }: Pick<Stay, 'talkId' | 'pageId'>) {
  await sql`
    update inquiries.drafts d set conversation_id = ${pageId} where conversation_id = ${talkId}
      and not exists (select from inquiries.drafts o where o.conversation_id = ${pageId} and o.staff_id = d.staff_id)`.execute(
    tx,
  )
}

/** Whether staff's replies on a page still wait to go; none is written until the transaction ends. */
export async function holdsBack(tx: Tx<'inquiries'>, pageId: number): Promise<boolean> {
  await tx.selectFrom('inquiries.conversations').select('id').where('id', '=', pageId).forNoKeyUpdate().execute()
  const row = await tx
    .selectFrom('inquiries.held_replies')
    .select('id')
    .where('conversation_id', '=', pageId)
    .where('state', 'in', ['proposed', 'waiting'])
    .executeTakeFirst()
  return row !== undefined
}

/** Whether whoever wrote on a page waits there; nothing is written until the transaction ends. */
export async function waitsOn(tx: Tx<'inquiries'>, pageId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('inquiries.conversations')
    .select('waiting_since as since')
    .where('id', '=', pageId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return Boolean(row?.since)
}

/** A talk in which the resident waits, until the transaction ends. */
export const holdWaitingTalk = (tx: Tx<'inquiries'>, talkId: number): Promise<{ sectionId: number } | undefined> =>
  tx
    .selectFrom('inquiries.conversations')
    .select('section_id as sectionId')
    .where('id', '=', talkId)
    .where('waiting_since', 'is not', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** The sections that hold the talk and its page. */
export async function sectionsOf(tx: Tx<'inquiries'>, { talkId, pageId }: Pick<Stay, 'talkId' | 'pageId'>) {
  const rows = await tx
    .selectFrom('inquiries.conversations')
    .select('section_id as sectionId')
    .distinct()
    .where('id', 'in', [talkId, pageId])
    .execute()
  return rows.map(({ sectionId }) => sectionId)
}

export interface TalkNow {
  stands: boolean
  /** Its section keeps its consultations on the page, and nobody led this one back since it was last closed. What was merged (統合) has no page. */
  begins: boolean
  /** They began to wait with the message of this moment. */
  waitsSince: Temporal.Instant | null
  /** Since it moved, they were told not to write here. */
  told: boolean
}

/** How it is with a talk in which the resident has just written. */
export async function readTalk(tx: Tx<'inquiries'>, talkId: number): Promise<TalkNow> {
  const { rows } = await sql<TalkNow>`
    select c.waiting_since as "waitsSince",
      exists (select from inquiries.sendings s where s.conversation_id = c.id and s.carries = 'link' and s.id > (
        select max(m.id) from inquiries.sendings m where m.conversation_id = c.id and m.carries = 'moved')) as told,
      exists (select from inquiries.confidential_stays y where y.talk_id = c.id and y.ended_at is null) as stands,
      c.merged_into is null and not exists (select from inquiries.conversations j where j.merged_into = c.id)
        and exists (select from inquiries.confidential_sections s where s.section_id = c.section_id) and not exists (
        select from inquiries.confidential_stays y where y.talk_id = c.id and y.ended_at > coalesce(
          (select max(n.written_at) from inquiries.notes n where n.conversation_id = c.id and n.kind = 'closed'), '-infinity')) as begins
    from inquiries.conversations c where c.id = ${talkId}`.execute(tx)
  return rows[0]!
}
