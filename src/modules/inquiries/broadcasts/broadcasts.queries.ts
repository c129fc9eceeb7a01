import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { WireMessage } from '../sending/wire.ts'
import type { Audience } from './audience.ts'
import type { Broadcast, BroadcastState, Content, Picture } from './broadcast.ts'

type Row = Omit<Broadcast, 'audience' | 'picture'> & {
  kind: Audience['kind']
  why: string | null
  topicIds: number[]
  wardIds: number[]
  ageFrom: number | null
  ageUntil: number | null
  sha256: Buffer | null
  previewSha256: Buffer | null
  pictureName: string | null
}

const selected = sql`select b.id, b.section_id as "sectionId", s.name as section, a.name as author, b.title, b.body, b.link,
  b.picture_sha256 as sha256, b.picture_preview_sha256 as "previewSha256", b.picture_name as "pictureName",
  b.audience as kind, b.why_everybody as why, to_jsonb(b.topic_ids) as "topicIds", to_jsonb(b.ward_ids) as "wardIds",
  b.age_from as "ageFrom", b.age_until as "ageUntil", b.why_urgent as "whyUrgent", b.send_at as "sendAt", b.pace, b.version, b.state,
  b.proposal_id as "proposalId", d.name as "decidedBy", b.request, b.next_at as "nextAt", b.halted_because as "haltedBecause",
  b.written_at as "writtenAt", b.began_at as "beganAt", b.ended_at as "endedAt", e.name as "stoppedBy"
  from inquiries.broadcasts b join kernel.sections s on s.id = b.section_id join kernel.staff a on a.id = b.author_id
    left join kernel.staff d on d.id = b.decided_by left join kernel.staff e on e.id = b.stopped_by`

function broadcastOf(row: Row): Broadcast {
  const { kind, why, topicIds, wardIds, ageFrom, ageUntil, sha256, previewSha256, pictureName, ...rest } = row
  const ages = ageFrom === null || ageUntil === null ? null : { from: ageFrom, until: ageUntil }
  return {
    ...rest,
    audience: kind === 'everybody' ? { kind, why: why! } : { kind, topicIds, wardIds, ages },
    picture: sha256 && { sha256, previewSha256: previewSha256!, name: pictureName! },
  }
}

const theirs = (staff: Staff) => sql`b.section_id = any(${sectionsFor(staff, 'answer')}::bigint[])`

/** The newest first. @param after the last one of the page before */
export async function listBroadcasts(
  db: Db<'inquiries'>,
  staff: Staff,
  { limit, after }: { limit: number; after?: number | undefined },
): Promise<Broadcast[]> {
  const { rows } =
    await sql<Row>`${selected} where ${theirs(staff)} and (${after ?? null}::bigint is null or b.id < ${after ?? null})
    order by b.id desc limit ${limit}`.execute(db)
  return rows.map(broadcastOf)
}

/** @throws Refusal 404 */
export async function getBroadcast(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Broadcast> {
  const { rows } = await sql<Row>`${selected} where ${theirs(staff)} and b.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この配信は見つかりませんでした。ほかの課のものかもしれません。')
  return broadcastOf(rows[0])
}

const lock = (tx: Tx<'inquiries'>, id: number) =>
  sql`select from inquiries.broadcasts where id = ${id} for update`.execute(tx)

/** Whoever changes it at the same moment waits. @throws Refusal 404 */
export async function holdBroadcast(tx: Tx<'inquiries'>, staff: Staff, id: number): Promise<Broadcast> {
  await lock(tx, id)
  return await getBroadcast(tx, staff, id)
}

/** For what no member of staff does: sending, and what follows from a decision. */
export async function takeBroadcast(tx: Tx<'inquiries'>, id: number): Promise<Broadcast | undefined> {
  await lock(tx, id)
  const { rows } = await sql<Row>`${selected} where b.id = ${id}`.execute(tx)
  return rows[0] && broadcastOf(rows[0])
}

const columnsOf = ({ audience, ...content }: Content, picture: Picture | null) => ({
  title: content.title,
  body: content.body,
  link: content.link,
  picture_sha256: picture?.sha256 ?? null,
  picture_preview_sha256: picture?.previewSha256 ?? null,
  picture_name: picture?.name ?? null,
  audience: audience.kind,
  why_everybody: audience.kind === 'everybody' ? audience.why : null,
  topic_ids: audience.kind === 'subscribers' ? audience.topicIds : [],
  ward_ids: audience.kind === 'subscribers' ? audience.wardIds : [],
  age_from: audience.kind === 'subscribers' ? (audience.ages?.from ?? null) : null,
  age_until: audience.kind === 'subscribers' ? (audience.ages?.until ?? null) : null,
  why_urgent: content.whyUrgent,
  send_at: content.sendAt,
  pace: content.pace,
})

/** @returns undefined where this form was sent before */
export async function insertBroadcast(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  written: { sectionId: number; staffId: number; key: string; content: Content; picture: Picture | null },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.broadcasts')
    .values({
      ...columnsOf(written.content, written.picture),
      section_id: written.sectionId,
      author_id: written.staffId,
      client_key: written.key,
      written_at: now,
    })
    .onConflict((conflict) => conflict.column('client_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findByKey(db: Db<'inquiries'>, key: string): Promise<number | undefined> {
  const row = await db.selectFrom('inquiries.broadcasts').select('id').where('client_key', '=', key).executeTakeFirst()
  return row?.id
}

/** What was decided is decided no more: it is another one. */
export async function updateContent(
  tx: Tx<'inquiries'>,
  { id, version, state, proposalId }: Broadcast,
  content: Content,
  picture: Picture | null,
): Promise<void> {
  await tx
    .updateTable('inquiries.broadcasts')
    .set({ ...columnsOf(content, picture), version: version + 1, state: 'draft', decided_by: null })
    .set({ proposal_id: state === 'draft' ? proposalId : null })
    .where('id', '=', id)
    .execute()
}

export interface Move {
  proposal_id?: number | null
  proposed_version?: number
  decided_by?: number | null
  request?: WireMessage[]
  next_at?: Temporal.Instant
  halted_because?: string | null
  began_at?: Temporal.Instant
  ended_at?: Temporal.Instant
  stopped_by?: number
}

export async function moveBroadcast(
  tx: Tx<'inquiries'>,
  id: number,
  state: BroadcastState,
  { request, ...more }: Move = {},
): Promise<void> {
  await tx
    .updateTable('inquiries.broadcasts')
    .set({ state, ...more, ...(request && { request: JSON.stringify(request) }) })
    .where('id', '=', id)
    .execute()
}

export type Waking = Pick<Broadcast, 'id' | 'state' | 'sendAt' | 'nextAt' | 'whyUrgent'>

/** Those that should go on and have no job (a restore, a job given up). */
export async function forgottenBroadcasts(db: Db<'inquiries'>): Promise<Waking[]> {
  const { rows } = await sql<Waking>`
    select b.id, b.state, b.send_at as "sendAt", b.next_at as "nextAt", b.why_urgent as "whyUrgent" from inquiries.broadcasts b
    where (b.state in ('waiting', 'sending') or b.state = 'stopped' and exists (
        select from inquiries.broadcast_batches o where o.broadcast_id = b.id and o.state = 'queued')) and not exists (
      select from graphile_worker.jobs j where j.key = 'inquiries.broadcast:' || b.id and j.attempts < j.max_attempts)
    limit 100`.execute(db)
  return rows
}

/** Decided, and not begun. */
export async function isWaiting(db: Db<'inquiries'>, id: number): Promise<boolean> {
  const row = await db.selectFrom('inquiries.broadcasts').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state === 'waiting'
}
