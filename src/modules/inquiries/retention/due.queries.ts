import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { isUnderWay, KIND } from './erase.queries.ts'
import type { Kind } from './retention.ts'

/** The months that hold for a section and a kind: its own, or the town's. */
const monthsOf = (section: RawBuilder<unknown>, kind: RawBuilder<unknown>) => sql`(
  select t.months from inquiries.retention_terms t where t.kind = ${kind} and (t.section_id = ${section} or t.section_id is null)
  order by t.section_id nulls last limit 1)`

/** Months of the calendar in Japan, from a moment. */
const isOver = (from: RawBuilder<unknown>, months: RawBuilder<unknown>, now: Temporal.Instant) =>
  sql`(${from} at time zone 'Asia/Tokyo' + make_interval(months => ${months})) at time zone 'Asia/Tokyo' <= ${now}::timestamptz`

/** A reply to what is closed does not reopen it, and is kept for as long. */
const ENDED = sql`greatest(c.closed_at, c.last_message_at)`

/** Conversations of which the term is over and nothing holds or moves, as rows `c`. */
const dueConversations = (now: Temporal.Instant) => sql`
  inquiries.conversations c where c.closed_at is not null and c.erased_at is null
    and ${isOver(ENDED, monthsOf(sql`c.section_id`, KIND), now)} and not ${isUnderWay}
    and not exists (select from inquiries.retention_holds h where h.conversation_id in (c.id, c.merged_into) and h.until >= ${dateInTokyo(now).toString()}::date)`

/** 件数だけの電話 whose subject is still written, as rows `k`. */
const countedCalls = sql`inquiries.calls k where k.conversation_id is null and k.about <> ''`
const dueCalls = (now: Temporal.Instant) => sql`
  ${countedCalls} and (not k.needs_callback or k.called_back_at is not null or k.struck_at is not null)
    and ${isOver(sql`greatest(k.taken_at, k.called_back_at)`, monthsOf(sql`k.section_id`, sql`'counted'`), now)}`

/** What is due, of whatever kind, as a table `due` to begin a statement with. */
const withDue = (now: Temporal.Instant) => sql`with due as (
  select c.id, ${KIND} as kind, c.section_id, ${ENDED} as ended from ${dueConversations(now)}
  union all select k.id, 'counted', k.section_id, greatest(k.taken_at, k.called_back_at) from ${dueCalls(now)})`

/** What is due of a kind in a section. */
export interface DueGroup {
  kind: Kind
  section: string
  count: number
  /** When the oldest was over. */
  oldest: Temporal.Instant
  /** Files, and their bytes, as each conversation names them. */
  files: number
  bytes: number
}

export interface Due {
  groups: DueGroup[]
  /** Conversations and calls that are due, and all that still have words. */
  count: number
  all: number
}

export async function countDue(db: Db<'inquiries'>, now: Temporal.Instant): Promise<Due> {
  const { rows: groups } = await sql<DueGroup>`${withDue(now)}
    select d.kind, s.name as section, count(*)::int as count, min(d.ended) as oldest, coalesce(sum(f.files), 0)::int as files,
      coalesce(sum(f.bytes), 0)::float8 as bytes
    from due d join kernel.sections s on s.id = d.section_id
    left join lateral (select count(*) as files, sum(f.bytes) as bytes from inquiries.attachments a join kernel.files f on f.sha256 = a.sha256
      where a.conversation_id = d.id and d.kind <> 'counted') f on true
    group by d.kind, s.id, s.name order by s.name, s.id, d.kind`.execute(db)
  const { rows } = await sql<{ all: number }>`
    select (select count(*) from inquiries.conversations c where c.erased_at is null)::int
      + (select count(*) from ${countedCalls})::int as all`.execute(db)
  return { groups, count: groups.reduce((sum, { count }) => sum + count, 0), all: rows[0]!.all }
}

/** One that is due, without a word of it. */
export interface DueOne {
  id: number
  kind: Kind
  section: string
  ended: Temporal.Instant
}

/** The oldest first. */
export async function listDue(db: Db<'inquiries'>, now: Temporal.Instant, limit: number): Promise<DueOne[]> {
  const { rows } = await sql<DueOne>`${withDue(now)}
    select d.id, d.kind, s.name as section, d.ended from due d join kernel.sections s on s.id = d.section_id
    order by d.ended, d.id limit ${limit}`.execute(db)
  return rows
}

/** Whether a conversation is due still: it may have been reopened, or kept longer, since it was listed. */
export async function isDue(db: Db<'inquiries'>, now: Temporal.Instant, id: number): Promise<boolean> {
  const { rows } = await sql`select from ${dueConversations(now)} and c.id = ${id}`.execute(db)
  return rows.length > 0
}

/** From when a conversation may be erased by its term; undefined while it is open. */
export async function findEnd(
  db: Db<'inquiries'>,
  id: number,
): Promise<{ months: number; at: Temporal.Instant | null } | undefined> {
  const months = monthsOf(sql`c.section_id`, KIND)
  const { rows } = await sql<{ months: number; at: Temporal.Instant | null }>`
    select ${months} as months, case when c.closed_at is not null
      then (${ENDED} at time zone 'Asia/Tokyo' + make_interval(months => ${months})) at time zone 'Asia/Tokyo' end as at
    from inquiries.conversations c where c.id = ${id}`.execute(db)
  return rows[0]
}
