import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { seenBy } from '../casework/links/links.queries.ts'
import type { Place as ListPlace } from '../conversations/lists.queries.ts'
import { cellsAround, metresBetween, NEAR_DAYS, NEAR_METRES } from './near.ts'
import { isOpen, type ReportState, type Step, type StreetReport } from './street-report.ts'

const stands = sql`r.conversation_id as "conversationId", r.kind_id as "kindId", k.name as kind, r.state, r.version, r.reported_at as "reportedAt"`
const point = sql`json_build_object('latitude', r.latitude, 'longitude', r.longitude)`
const columns = sql`${stands}, r.address, case when r.latitude is not null then ${point} end as place`
/** Where it is, only to whoever sees that without giving a reason. */
const listedColumns = sql`${stands}, case when y.seen then r.address else '' end as address,
  case when y.seen and r.latitude is not null then ${point} end as place`

/** @returns whoever reported it; undefined where the form was sent before */
export async function insertReport(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { conversationId, kindId, place, address }: Pick<StreetReport, 'conversationId' | 'kindId' | 'place' | 'address'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ residentId: number }>`
    insert into inquiries.street_reports (conversation_id, kind_id, latitude, longitude, address, reported_at)
    values (${conversationId}, ${kindId}, ${place?.latitude ?? null}, ${place?.longitude ?? null}, ${address}, ${now})
    on conflict do nothing
    returning (select resident_id from inquiries.conversations where id = conversation_id) as "residentId"`.execute(tx)
  return rows[0]?.residentId
}

/** Of a conversation that the caller holds, if it is a report. */
export async function findReport(db: Db<'inquiries'>, conversation: { id: number }): Promise<StreetReport | undefined> {
  const { rows } = await sql<StreetReport>`
    select ${columns} from inquiries.street_reports r join inquiries.street_kinds k on k.id = r.kind_id
    where r.conversation_id = ${conversation.id} and not r.erased`.execute(db)
  return rows[0]
}

/** What was said of it, the oldest first. */
export async function listSteps(db: Db<'inquiries'>, conversation: { id: number }): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select s.state, s.at, t.name as by from inquiries.street_steps s join kernel.staff t on t.id = s.staff_id
    where s.conversation_id = ${conversation.id} order by s.id`.execute(db)
  return rows
}

/** Another report, as far as somebody sees it without giving a reason. */
export interface OtherReport extends StreetReport {
  name: string
  section: string
}

const others = (staff: Staff, which: RawBuilder<unknown>) => sql<OtherReport>`
  select ${columns}, p.display_name as name, s.name as section
  from inquiries.street_reports r join inquiries.street_kinds k on k.id = r.kind_id
    join inquiries.conversations c on c.id = r.conversation_id and c.erased_at is null and ${seenBy(staff)}
    join kernel.residents p on p.id = c.resident_id join kernel.sections s on s.id = c.section_id
  where ${which} order by r.reported_at desc, r.conversation_id desc limit 100`

/** The places that are linked as one, however long the chain; without the first. */
const samePlace = (id: number) => sql`(
  with recursive same (id) as (
    select ${id}::bigint union
    select l.one_id + l.other_id - s.id from same s join inquiries.conversation_links l on l.same_place and s.id in (l.one_id, l.other_id))
  select id from same where id <> ${id}::bigint)`

/** 同じ場所の通報. */
export async function listSamePlace(
  db: Db<'inquiries'>,
  staff: Staff,
  conversation: { id: number },
): Promise<OtherReport[]> {
  const { rows } = await others(staff, sql`r.conversation_id in ${samePlace(conversation.id)}`).execute(db)
  return rows
}

/** Open ones of the same kind that may be about the same thing, the nearest first; not those that are known to be. */
export async function listNearby(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { conversationId, kindId, place, state }: StreetReport,
): Promise<(OtherReport & { metres: number })[]> {
  if (!place || !isOpen(state)) return []
  const { rows } = await others(
    staff,
    sql`r.kind_id = ${kindId} and r.cell = any (${cellsAround(place)}::bigint[]) and r.state in ('received', 'working')
      and r.reported_at > ${now.subtract({ hours: NEAR_DAYS * 24 })} and r.conversation_id <> ${conversationId}
      and r.conversation_id not in ${samePlace(conversationId)}`,
  ).execute(db)
  return rows
    .map((other) => Object.assign(other, { metres: Math.round(metresBetween(place, other.place!)) }))
    .filter(({ metres }) => metres <= NEAR_METRES)
    .toSorted((a, b) => a.metres - b.metres)
}

/** Reports as they are now that nobody else changes them, in an order that everybody holds to. */
export async function holdReports(
  tx: Tx<'inquiries'>,
  ids: readonly number[],
): Promise<{ conversationId: number; state: ReportState }[]> {
  const { rows } = await sql<{ conversationId: number; state: ReportState }>`
    select conversation_id as "conversationId", state from inquiries.street_reports
    where conversation_id = any (${ids}::bigint[]) and not erased order by conversation_id for update`.execute(tx)
  return rows
}

export async function setState(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  { conversationId, state }: Pick<StreetReport, 'conversationId' | 'state'>,
): Promise<void> {
  await tx
    .updateTable('inquiries.street_reports')
    .set({ state })
    .where('conversation_id', '=', conversationId)
    .execute()
  await tx
    .insertInto('inquiries.street_steps')
    .values({ conversation_id: conversationId, state, staff_id: staff.id, at: now })
    .execute()
}

/** What it is about and where it is, from now on. Of a report that the caller holds. */
export async function setWhere(
  tx: Tx<'inquiries'>,
  { conversationId, kindId, place, address }: Pick<StreetReport, 'conversationId' | 'kindId' | 'place' | 'address'>,
): Promise<void> {
  await sql`update inquiries.street_reports
    set kind_id = ${kindId}, latitude = ${place?.latitude ?? null}, longitude = ${place?.longitude ?? null}, address = ${address}, version = version + 1
    where conversation_id = ${conversationId}`.execute(tx)
}

export interface ListOptions {
  kind?: number | undefined
  state?: ReportState | 'open' | undefined
  days: number
  after?: ListPlace | undefined
  limit: number
}

/** A report in the list: of another section's only that there is one. */
export interface ListedReport extends StreetReport {
  section: string
  /** Whether one sees where it is without giving a reason. */
  seen: boolean
}

/** Of the sections that one answers for, the newest first. */
export async function listReports(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { kind, state, days, after, limit }: ListOptions,
): Promise<ListedReport[]> {
  const states = state === 'open' ? ['received', 'working'] : state && [state]
  const { rows } = await sql<ListedReport>`
    select ${listedColumns}, s.name as section, y.seen
    from inquiries.street_reports r join inquiries.street_kinds k on k.id = r.kind_id
      join inquiries.conversations c on c.id = r.conversation_id and c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])
      cross join lateral (select ${seenBy(staff)} as seen) y
      join kernel.sections s on s.id = c.section_id
    where not r.erased and r.reported_at > ${now.subtract({ hours: days * 24 })}
      ${kind === undefined ? sql`` : sql`and r.kind_id = ${kind}`} ${states ? sql`and r.state = any (${states}::text[])` : sql``}
      ${after ? sql`and (r.reported_at, r.conversation_id) < (${after.at}::timestamptz, ${after.id}::bigint)` : sql``}
    order by r.reported_at desc, r.conversation_id desc limit ${limit}`.execute(db)
  return rows
}

/** Kinds that stand in the list, those that are used no more too. */
export async function listKindsOfReports(db: Db<'inquiries'>): Promise<{ id: number; name: string }[]> {
  return await db.selectFrom('inquiries.street_kinds').select(['id', 'name']).orderBy('id').execute()
}
