import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Figure } from './figure.ts'

/** What cannot be added up from months: the middle of the days that decisions took (the longer of two), and firms that came. */
const distinct = [
  sql`select 'application.middle' as kind, (array_agg(amount order by amount))[count(*) / 2 + 1] as total, count(*) as events
    from insights.events where kind = 'application.decided'`,
  sql`select 'stay.firms' as kind, count(distinct party) as total, count(*) as events
    from insights.events where kind = 'stay.line'`,
]

/** The figures of these months, and of the fiscal years they are in, from the events: whatever stood there is replaced. */
export async function recountMonths(tx: Tx<'insights'>, months: readonly Temporal.PlainDate[]): Promise<void> {
  if (months.length === 0) return
  const these = sql`${months.map(String)}::date[]`
  const years = [...new Set(months.map((month) => `${month.subtract({ months: 3 }).year}-04-01`))]
  await sql`delete from insights.figures where (span = 'month' and starts_on = any(${these})) or (span = 'year' and starts_on = any(${years}::date[]))`.execute(
    tx,
  )
  await sql`insert into insights.figures (span, starts_on, kind, part, total, events)
    select 'month', month, kind, part, sum(amount)::bigint, count(*) from insights.events where month = any(${these}) group by month, kind, part`.execute(
    tx,
  )
  for (const counted of distinct) {
    await sql`insert into insights.figures (span, starts_on, kind, part, total, events)
      select 'month', m, c.kind, '', c.total, c.events from unnest(${these}) m cross join lateral (${counted} and month = m) c where c.events > 0
      union all
      select 'year', y, c.kind, '', c.total, c.events from unnest(${years}::date[]) y cross join lateral (${counted} and month = any(
        array(select (y + n * interval '1 month')::date from generate_series(0, 11) n))) c where c.events > 0`.execute(
      tx,
    )
  }
}

/** Every month that has an event or a figure, the first one first. */
export async function listMonths(db: Db<'insights'>): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`
    select g::date as month from generate_series((select min(month) from insights.events)::timestamp, (select max(month) from insights.events)::timestamp, interval '1 month') g
    union select starts_on from insights.figures where span = 'month' order by 1`.execute(db)
  return rows.map(({ month }) => month)
}

/** The figures of months and years that begin in this time, both ends included. */
export async function listFigures(
  db: Db<'insights'>,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<Figure[]> {
  return await db
    .selectFrom('insights.figures')
    .select(['span', 'starts_on as startsOn', 'kind', 'part', 'total', 'events'])
    .where('starts_on', '>=', from)
    .where('starts_on', '<=', through)
    .orderBy('starts_on')
    .$castTo<Figure>()
    .execute()
}

export async function findFirstMonth(db: Db<'insights'>): Promise<Temporal.PlainDate | undefined> {
  const row = await db
    .selectFrom('insights.figures')
    .select('starts_on')
    .where('span', '=', 'month')
    .orderBy('starts_on')
    .limit(1)
    .executeTakeFirst()
  return row?.starts_on
}
