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

export const QUEUES = { waiting: '審査中', mine: 'わたしの担当', correcting: '補正待ち', done: '終わったもの' } as const
export type Queue = keyof typeof QUEUES

export interface Asked {
  sectionIds: readonly number[]
  staffId: number
  queue: Queue
}

function which({ sectionIds, staffId, queue }: Asked): RawBuilder<unknown> {
  const here = sql`a.section_id = any(${sectionIds}::bigint[])`
  if (queue === 'done') return sql`${here} and a.state in ('accepted', 'refused')`
  if (queue === 'correcting') return sql`${here} and a.state = 'correcting'`
  return queue === 'mine'
    ? sql`${here} and a.state = 'submitted' and a.claimed_by = ${staffId}`
    : sql`${here} and a.state = 'submitted'`
}

/** What waits by its deadline, what is done by when it was. */
export async function listQueue(db: Db<'procedures'>, asked: Asked, limit: number): Promise<Queued[]> {
  const orders = { done: sql`a.decided_at desc`, correcting: sql`"correctBy"` }
  const order = sql`${orders[asked.queue as keyof typeof orders] ?? sql`a.expected_by nulls last`}, a.arrived_at, a.id`
  const { rows } = await sql<Queued>`
    select a.id, v.definition ->> 'title' as title, s.name as section, a.fiscal_year as "fiscalYear", a.serial, a.state,
      a.arrived_at as "arrivedAt", a.expected_by as "expectedBy", ${correctBy} as "correctBy", a.decided_at as "decidedAt", a.claimed_by as "claimedBy",
      c.name as claimant, ${newestAnswers} -> (v.definition #>> '{applicant,name}') as applicant
    from procedures.applications a join procedures.versions v on v.id = a.version_id
      join kernel.sections s on s.id = a.section_id left join kernel.staff c on c.id = a.claimed_by
    where ${which(asked)} order by ${order} limit ${limit}`.execute(db)
  return rows
}

export async function countQueue(db: Db<'procedures'>, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from procedures.applications a where ${which(asked)}`.execute(db)
  return rows[0]!.count
}
