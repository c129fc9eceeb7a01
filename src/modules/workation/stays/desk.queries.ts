import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Stay, StayState } from './stay.ts'
import { stays } from './stays.queries.ts'

/** Lines of one page. */
export const STAYS_A_PAGE = 50
const IN_HAND = 300

/** What the desk looks at: what waits for it, what it waits for, who comes, and all that is over. */
export const VIEWS = {
  hand: '対応中',
  asked: '提案待ち',
  proposed: '返事待ち',
  booked: '予約済み',
  all: 'すべて',
} as const
export type View = keyof typeof VIEWS

const narrowedTo = (view: View, today: Temporal.PlainDate): RawBuilder<boolean> => {
  if (view === 'all') return sql`true`
  if (view !== 'hand') return sql`y.state = ${view satisfies StayState}`
  return sql`(y.state in ('asked', 'proposed') or (y.state = 'booked' and y.through_day >= ${today}))`
}

/**
 * Those in hand: what waits for a proposal first, then by the day on which they come. Others: the newest first.
 * @param before only those with a smaller id
 */
export async function listStays(
  db: Db<'workation'>,
  today: Temporal.PlainDate,
  { view, before }: { view: View; before?: number | undefined },
): Promise<Stay[]> {
  const inHand = sql`array_position(array['asked', 'proposed', 'booked'], y.state), coalesce(y.from_day, y.wished_from), y.id`
  const { rows } = await sql<Stay>`${stays} where ${narrowedTo(view, today)}
      ${before === undefined ? sql`` : sql`and y.id < ${before}`}
    order by ${view === 'hand' ? inHand : sql`y.id desc`} limit ${view === 'hand' ? IN_HAND : STAYS_A_PAGE}`.execute(db)
  return rows
}

/** Those that wait for a proposal, and since when. */
/** Stays that wait for a proposal, and offers that wait to be looked at. */
export const askedHere = sql<number>`((select count(*)::int from workation.stays where state = 'asked')
  + (select count(*)::int from workation.offers where state = 'asked'))`

export async function countWaiting(db: Db<'workation'>): Promise<{ count: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
    select count(*)::int as count, min(asked_at) as since from workation.stays where state = 'asked'`.execute(db)
  return rows[0]!
}
