import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { holdDesk } from '../../casework/merging/hold-desk.queries.ts'
import type { Channel } from '../../conversations/conversations.queries.ts'
import { digitsOf } from '../phone.ts'

/** Somebody who may be the one on the line, and where they spoke with us before. */
export interface Caller {
  conversationId: number
  name: string
  channel: Channel
  section: string
  lastAt: Temporal.Instant
  /** They called from this number before; otherwise only the name is the same. */
  byNumber: boolean
}

const MOST = 6

/** Whom this may be: known by the number or the name, in conversations that this member of staff sees without saying why. The number counts first. */
export async function findCallers(
  db: Db<'inquiries'>,
  staff: Staff,
  { phone, name }: { phone: string | null; name: string },
): Promise<Caller[]> {
  const mine = sql`(select s.id from unnest(${sectionsFor(staff, 'answer')}::bigint[]) s (id) where inquiries.answers_itself(${staff.id}::bigint, s.id))`
  const { rows } = await sql<Caller>`
    with known as (
      select c.resident_id as id, true as by_number from inquiries.calls k join inquiries.conversations c on c.id = k.conversation_id
        where replace(k.phone, '-', '') = ${phone && digitsOf(phone)} and k.phone is not null and k.struck_at is null and k.section_id in ${mine}
      union all select id, false from kernel.residents
        where translate(display_name, ' 　', '') = translate(${name}::text, ' 　', '') and ${name} <> '')
    select c.id as "conversationId", r.display_name as name, c.channel, s.name as section, c.last_message_at as "lastAt", m.by_number as "byNumber"
    from (select id, bool_or(by_number) as by_number from known group by id) m join kernel.residents r on r.id = m.id
      join inquiries.conversations c on c.resident_id = m.id
      join kernel.sections s on s.id = c.section_id
    where c.section_id in ${mine}
    order by m.by_number desc, c.last_message_at desc limit ${MOST}`.execute(db)
  return rows
}

/** 電話の相談: a conversation that is spoken, not written. */
export async function insertPhoneConversation(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { residentId, sectionId }: { residentId: number; sectionId: number },
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.conversations')
    .values({ channel: 'phone', resident_id: residentId, section_id: sectionId, last_message_at: now, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A call moves the conversation to the top; whoever is owed one waits. */
export async function raiseCalled(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  words: string,
  waits: boolean,
): Promise<void> {
  const desk = await holdDesk(tx, conversationId)
  await tx
    .updateTable('inquiries.conversations')
    .set({ last_words: words, last_message_at: sql`greatest(last_message_at, ${now}::timestamptz)` })
    .$if(waits, (update) =>
      update.set({
        waiting_since: sql`case when merged_into is null then least(waiting_since, ${now}::timestamptz) end`,
        no_reply_at: null,
        no_reply_by: null,
      }),
    )
    .where('id', 'in', [desk, conversationId])
    .execute()
}
