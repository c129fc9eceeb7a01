import { type RawBuilder, sql } from 'kysely'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { readShared } from '#lib/db/read-shared.ts'
import type { Language } from '#lib/text/language.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { type Asking, askingOf, readableBy } from './asking.queries.ts'
import type { Channel } from './conversations.queries.ts'
import { isA, type Only } from './only.queries.ts'
import { type Own, readOwn } from './own.queries.ts'

/** One row of the inbox. */
export interface Row {
  id: number
  name: string
  /** Content of the resident's picture. */
  picture: Buffer | null
  residentId: number
  section: string
  lastAt: Temporal.Instant
  lastWords: string
  /** Whose words they are, where staff had the last word. */
  lastBy: string | null
  unread: number
  /** Since when the resident waits for an answer, if they do. */
  waitingSince: Temporal.Instant | null
  /** By when they are answered, as was promised. */
  promisedUntil: Temporal.Instant | null
  following: boolean
  /** Something typed and not sent, by whoever asks. */
  drafted: boolean
  channel: Channel
  lang: Language
  /** The newest pictures, shown small. */
  thumbnails: Thumbnail[]
  /** 担当: who does it. */
  assignee: string | null
  urgent: boolean
  closedAt: Temporal.Instant | null
  /** 分類. */
  tags: string[]
}

export interface Thumbnail {
  messageId: number
  /** Content of the small picture, in hexadecimal digits. */
  preview: string
}

/** What a list is narrowed by. */
export interface Filter {
  section?: number | undefined
  channel?: Channel | undefined
  tag?: number | undefined
  assignee?: number | undefined
  urgent?: boolean | undefined
  /** Without those that are over (完了). */
  open?: boolean | undefined
  /** The days, in Japan, on which something was said last: the first, and the last. */
  from?: Temporal.PlainDate | undefined
  to?: Temporal.PlainDate | undefined
}

/** A row's place in its list: when its last message came, or by when it is promised to be answered. */
export interface Place {
  at: Temporal.Instant
  id: number
}

export interface ListOptions extends Filter {
  only?: Only | undefined
  /** Of these. */
  ids?: number[]
  /** Of these sections, where not of all for which the asker answers. */
  within?: readonly number[]
  /** Also where a list has an order of its own. */
  newestFirst?: boolean
  /** Continue after this row. */
  after?: Place | undefined
  limit?: number
}

/**
 * At least one, as a table of known length. Of an array the generic plan takes ten members for granted: it would look dearer than the plan for
 * these values, and PostgreSQL would plan the statement anew each time.
 */
const valuesOf = (ids: number[]) => sql`(values ${sql.join(ids.map((id) => sql`(${id}::bigint)`))})`

/** The order of a list, which is that of an index: what breaks first, or what is newest. */
const BY = {
  due: { columns: sql`c.promised_until, c.id`, after: sql`(c.promised_until, c.id) >` },
  newest: { columns: sql`c.last_message_at desc, c.id desc`, after: sql`(c.last_message_at, c.id) <` },
  newestOfTag: {
    columns: sql`x.last_message_at desc, x.conversation_id desc`,
    after: sql`(x.last_message_at, x.conversation_id) <`,
  },
}

/** Of another section's a list says no words: whoever has oversight opens it with a reason (viewings/). */
const HIDDEN = 'ほかの課の相談です'

export async function listReadable(db: Db<'inquiries'>, staff: Staff): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from ${readableBy(askingOf(staff))} readable`.execute(db)
  return rows.map(({ id }) => id)
}

/** Where a row stands in a list. */
export const placeOf = (row: Pick<Row, 'id' | 'lastAt' | 'promisedUntil'>, only: Only | undefined): Place => ({
  at: (only === 'due' ? row.promisedUntil : null) ?? row.lastAt,
  id: row.id,
})

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(TOKYO).toInstant()

/** Whom the filters leave. */
function chosenBy(asking: Asking, options: ListOptions): RawBuilder<unknown> {
  const { only, newestFirst, channel, assignee, urgent, open, from, to } = options
  const conditions = [
    sql`c.erased_at is null and c.merged_into is null`,
    only && isA[only](asking),
    only === 'due' && newestFirst && isA.waiting(asking), // as who has a promise does: the index of those is in this order
    channel && sql`c.channel = ${channel}`,
    assignee !== undefined && sql`c.assignee_id = ${assignee}::bigint`,
    urgent && sql`c.urgent`,
    open && sql`c.closed_at is null`,
    from && sql`c.last_message_at >= ${startOf(from)}::timestamptz`,
    to && sql`c.last_message_at < ${startOf(to.add({ days: 1 }))}::timestamptz`,
  ]
  return sql.join([sql``, ...conditions.filter((one) => one !== undefined && one !== false)], sql` and `)
}

type Order = keyof typeof BY
const orderOf = ({ only, newestFirst }: ListOptions): Order => (only === 'due' && !newestFirst ? 'due' : 'newest')

/**
 * Each section's own first; or, of a tag, which is one section's, those that it was given to; or of some that are known. Few have a promise: those
 * are looked through.
 */
function firstOf(staff: Staff, options: ListOptions, limit: RawBuilder<unknown>): RawBuilder<unknown> | undefined {
  const { section, tag, after, ids, within = sectionsFor(staff, 'answer') } = options
  const mine = within.filter((id) => section === undefined || id === section)
  if (mine.length === 0) return undefined
  const chosen = chosenBy(askingOf(staff), options)
  const order = orderOf(options)
  const walksTag = tag !== undefined && order !== 'due' && !ids
  const by = BY[walksTag ? 'newestOfTag' : order]
  const further = after ? sql`and ${by.after} (${after.at}::timestamptz, ${after.id}::bigint)` : sql``
  if (walksTag)
    return sql`inquiries.tags t cross join lateral (
        select c.* from inquiries.conversation_tags x join inquiries.conversations c on c.id = x.conversation_id and c.section_id = t.section_id
        where x.tag_id = t.id ${chosen} ${further} order by ${by.columns} limit ${limit}) c
      where t.id = ${tag}::bigint and t.section_id = any (${mine}::bigint[])`
  const tagged =
    tag === undefined
      ? sql``
      : sql`and exists (select from inquiries.conversation_tags x where x.conversation_id = c.id and x.tag_id = ${tag}::bigint)`
  if (ids)
    return sql`inquiries.conversations c
      where c.id = any (${ids}::bigint[]) and c.section_id = any (${mine}::bigint[]) ${chosen} ${tagged} ${further}`
  return sql`${valuesOf(mine)} mine (id) cross join lateral (
      select * from inquiries.conversations c where c.section_id = mine.id ${chosen} ${tagged} ${further}
      order by ${by.columns} limit ${limit}) c`
}

/**
 * The conversations of a list in its order, as rows `c`. Each section's index gives its own newest; so the cost is the length of the page times the
 * sections, however many conversations there are. Undefined where the asker answers for none of the sections.
 */
export function listed(staff: Staff, options: ListOptions, length: number) {
  const limit = sql.lit(length) // as a parameter it would be unknown to the plan, which then reads every resident
  const from = firstOf(staff, options, limit)
  const { columns } = BY[orderOf(options)]
  return from && { columns, rows: sql`select c.* from ${from} order by ${columns} limit ${limit}` }
}

/** What a list says to everybody who may see it. */
type Listed = Row & { sectionId: number; assigneeId: number | null; drafted: false }

/** The newest conversations of a member of staff; by their promise where those are asked for. */
export async function listConversations(db: Db<'inquiries'>, staff: Staff, options: ListOptions = {}): Promise<Row[]> {
  const list = listed(staff, options, options.limit ?? 50)
  if (!list) return []
  const reading = readShared(
    db,
    sql<Listed>`/* prepared */
    select c.id, c.resident_id as "residentId", r.display_name as name, r.picture_sha256 as picture, s.name as section, c.section_id as "sectionId",
      c.last_message_at as "lastAt", c.last_words as "lastWords", c.unread, c.waiting_since as "waitingSince", c.following, c.channel, c.lang,
      c.promised_until as "promisedUntil", c.urgent, c.closed_at as "closedAt", c.assignee_id as "assigneeId",
      (select t.name from kernel.staff t where t.id = c.assignee_id) as assignee, p.thumbnails, g.tags, false as drafted,
      (select t.name from kernel.staff t where t.id = (
        select m.staff_id from inquiries.messages m where m.conversation_id = c.id
        order by m.occurred_at desc, m.id desc limit 1)) as "lastBy"
    from (${list.rows}) c
    join kernel.residents r on r.id = c.resident_id
    join kernel.sections s on s.id = c.section_id
    cross join lateral (
      select coalesce(json_agg(a), '[]') as thumbnails from (
        select message_id as "messageId", encode(preview_sha256, 'hex') as preview from inquiries.attachments a
        where a.conversation_id = c.id and a.preview_sha256 is not null order by a.message_id desc limit 3) a) p
    cross join lateral (
      select coalesce(array_agg(t.name order by t.name), '{}') as tags
      from inquiries.conversation_tags x join inquiries.tags t on t.id = x.tag_id where x.conversation_id = c.id) g
    order by ${list.columns}`,
  )
  const [rows, own] = await Promise.all([reading, readOwn(db, staff)])
  return rows.map((row) => asSeen(row, staff, own))
}

/** Where nothing is the reader's own, the same object for all who share it: it is drawn once. */
function asSeen(row: Listed, staff: Staff, own: Own): Row {
  const drafted = own.drafts.includes(row.id)
  if (row.assigneeId !== staff.id && !own.readable.includes(row.sectionId))
    return { ...row, drafted, lastWords: HIDDEN, thumbnails: [] }
  return drafted ? { ...row, drafted } : row
}

/**
 * One's own, and those of the sections for which one answers oneself (oversight alone is no work of the day): those whose promise breaks
 * first; whoever waits without one comes last.
 */
export async function listWaiting(db: Db<'inquiries'>, staff: Staff, limit: number) {
  const asking = askingOf(staff)
  const { rows } = await sql<
    Pick<Row, 'id' | 'name' | 'lastWords'> & { since: Temporal.Instant; until: Temporal.Instant | null }
  >`
    with readable as materialized ${readableBy(asking)}
    select c.id, r.display_name as name, c.waiting_since as since, c.promised_until as until, c.last_words as "lastWords"
    from (
      select c.* from readable mine cross join lateral (
        (select * from inquiries.conversations c where c.section_id = mine.id and ${isA.due(asking)}
          order by c.promised_until, c.id limit ${limit})
        union all
        (select * from inquiries.conversations c where c.section_id = mine.id and ${isA.waiting(asking)} and c.promised_until is null
          order by c.waiting_since, c.id limit ${limit})) c
      union all
      (select * from inquiries.conversations c where c.assignee_id = ${asking.id} and c.closed_at is null and ${isA.waiting(asking)}
        and c.section_id not in (select id from readable)
        order by c.promised_until nulls last, c.waiting_since, c.id limit ${limit})) c
    join kernel.residents r on r.id = c.resident_id
    order by c.promised_until nulls last, c.waiting_since, c.id limit ${limit}`.execute(db)
  return rows
}
