import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { NameAnswer } from '../definition/answers.ts'
import type { State } from './application.ts'
import { correctBy, newestAnswers } from './applications.queries.ts'

/** One line of the queue. */
export interface Queued {
  id: string
  title: string
  section: string
  fiscalYear: number
  serial: number
  state: Exclude<State, 'draft'>
  arrivedAt: Temporal.Instant
  expectedBy: Temporal.PlainDate | null
  correctBy: Temporal.PlainDate | null
  decidedAt: Temporal.Instant | null
  claimedBy: number | null
  claimant: string | null
  applicant: NameAnswer | null
}

export const QUEUES = {
  waiting: '審査中',
  mine: 'わたしの担当',
  correcting: '補正待ち',
  deciding: '決裁中',
  done: '終わったもの',
} as const
export type Queue = keyof typeof QUEUES

export interface Asked {
  sectionIds: readonly number[]
  staffId: number
  queue: Queue
}

/** Where a page of a queue ends. */
export interface Place {
  /** A day, a moment or `infinity`: by what the queue goes. */
  key: string
  arrivedAt: string
  id: string
}

/** What waits goes by its deadline, what is done by when it was, the newest first. */
const KEYS: Partial<Record<Queue, RawBuilder<unknown>>> = { done: sql`a.decided_at`, correcting: correctBy }
const keyOf = (queue: Queue) => KEYS[queue] ?? sql`coalesce(a.expected_by, 'infinity')`

export function placeOf({ queue }: Asked, { decidedAt, correctBy, expectedBy, arrivedAt, id }: Queued): Place {
  const key = { done: decidedAt, correcting: correctBy }[queue as string] ?? expectedBy
  return { key: key?.toString() ?? 'infinity', arrivedAt: arrivedAt.toString(), id }
}

function which({ staffId, queue }: Asked): RawBuilder<unknown> {
  if (queue === 'done') return sql`a.state in ('accepted', 'refused')`
  if (queue === 'correcting') return sql`a.state = 'correcting'`
  if (queue === 'deciding') return sql`a.state = 'deciding'`
  return queue === 'mine' ? sql`a.state = 'submitted' and a.claimed_by = ${staffId}` : sql`a.state = 'submitted'`
}

/** One page. Each section is asked for its own: so none reads more than a page, however long its history is. */
export async function listQueue(db: Db<'procedures'>, asked: Asked, limit: number, after?: Place): Promise<Queued[]> {
  const [key, isDone] = [keyOf(asked.queue), asked.queue === 'done']
  const [further, way] = isDone ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const type = isDone ? sql`timestamptz` : sql`date`
  const rest = after
    ? sql`and (${key}, a.arrived_at, a.id) ${further} (${after.key}::${type}, ${after.arrivedAt}::timestamptz, ${after.id}::uuid)`
    : sql``
  const { rows } = await sql<Queued>`
    select a.id, v.definition ->> 'title' as title, s.name as section, a.fiscal_year as "fiscalYear", a.serial, a.state,
      a.arrived_at as "arrivedAt", a.expected_by as "expectedBy", ${correctBy} as "correctBy", a.decided_at as "decidedAt", a.claimed_by as "claimedBy",
      c.name as claimant, ${newestAnswers} -> (v.definition #>> '{applicant,name}') as applicant
    from unnest(${asked.sectionIds}::bigint[]) as own (section_id)
      cross join lateral (
        select a.*, ${key} as key from procedures.applications a
        where a.section_id = own.section_id and ${which(asked)} ${rest}
        order by ${key} ${way}, a.arrived_at ${way}, a.id ${way} limit ${limit}) a
      join procedures.versions v on v.id = a.version_id join kernel.sections s on s.id = a.section_id
      left join kernel.staff c on c.id = a.claimed_by
    order by a.key ${way}, a.arrived_at ${way}, a.id ${way} limit ${limit}`.execute(db)
  return rows
}

type Unfinished = Asked & { queue: Exclude<Queue, 'done'> }

export const lengthOf = (asked: Unfinished) =>
  sql<number>`(select count(*)::int from procedures.applications a
    where a.section_id = any(${asked.sectionIds}::bigint[]) and ${which(asked)})`

export async function countQueue(db: Db<'procedures'>, asked: Unfinished): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${lengthOf(asked)} as count`.execute(db)
  return rows[0]!.count
}
