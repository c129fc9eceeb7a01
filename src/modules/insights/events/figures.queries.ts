import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Figure } from './figure.ts'

/** The longer of two where there are as many below as above. */
const MIDDLE = sql`(array_agg(amount order by amount))[count(*) / 2 + 1]`

interface Distinct {
  kind: string
  of: string
  total: RawBuilder<unknown>
  /** Of each part apart. */
  byPart?: true
}

/** What cannot be added up from months: the middle of the days that decisions and repairs took, of the time until answers and closings, and firms that came. */
const DISTINCT: Distinct[] = [
  { kind: 'application.middle', of: 'application.decided', total: MIDDLE },
  { kind: 'inquiry.answer_middle', of: 'inquiry.answer_time', total: MIDDLE },
  { kind: 'inquiry.close_middle', of: 'inquiry.close_time', total: MIDDLE },
  { kind: 'street.middle', of: 'street.done', total: MIDDLE },
  { kind: 'street.kind_middle', of: 'street.done', total: MIDDLE, byPart: true },
  { kind: 'stay.firms', of: 'stay.line', total: sql`count(distinct party)` },
]

const partOf = (byPart: true | undefined) =>
  sql`cross join lateral (select ${byPart ? sql`e.part` : sql`''`} as part) p`

/** The figures of these months from the events: whatever stood there is replaced. */
export async function recountMonths(tx: Tx<'insights'>, months: readonly Temporal.PlainDate[]): Promise<void> {
  const these = sql`${months.map(String)}::date[]`
  await sql`delete from insights.figures where span = 'month' and starts_on = any(${these})`.execute(tx)
  await sql`insert into insights.figures (span, starts_on, kind, part, total, events)
    select 'month', month, kind, part, sum(amount)::bigint, count(*) from insights.events where month = any(${these}) group by month, kind, part`.execute(
    tx,
  )
  for (const { kind, of, total, byPart } of DISTINCT)
    await sql`insert into insights.figures (span, starts_on, kind, part, total, events)
      select 'month', month, ${kind}, p.part, ${total}, count(*) from insights.events e ${partOf(byPart)}
      where month = any(${these}) and kind = ${of} group by month, p.part`.execute(tx)
}

/** The figures of the fiscal years in which these months are: those that cannot be added up. */
export async function recountYears(tx: Tx<'insights'>, months: readonly Temporal.PlainDate[]): Promise<void> {
  const years = new Set(months.map((month) => month.subtract({ months: 3 }).year))
  for (const year of years) {
    const from = Temporal.PlainDate.from({ year, month: 4, day: 1 })
    const these = sql`${Array.from({ length: 12 }, (_, after) => from.add({ months: after }).toString())}::date[]`
    await sql`delete from insights.figures where span = 'year' and starts_on = ${from}`.execute(tx)
    for (const { kind, of, total, byPart } of DISTINCT)
      await sql`insert into insights.figures (span, starts_on, kind, part, total, events)
        select 'year', ${from}::date, ${kind}, p.part, ${total}, count(*) from insights.events e ${partOf(byPart)}
        where month = any(${these}) and kind = ${of} group by p.part`.execute(tx)
  }
}

/** Every month that has an event or a figure, the first one first. */
export async function listMonths(db: Db<'insights'>): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`
    select g::date as month from generate_series((select min(month) from insights.events)::timestamp, (select max(month) from insights.events)::timestamp, interval '1 month') g
    union select starts_on from insights.figures where span = 'month' order by 1`.execute(db)
  return rows.map(({ month }) => month)
}

/** By hour of the week and section there are too many for the boards: they are added up where they are shown. */
const BY_HOUR = 'inquiry.hour'

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
    .where('kind', '<>', BY_HOUR)
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

/** 通報の種類 of which anything was counted. */
export async function listStreetKinds(db: Db<'insights'>): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select k.id, k.name from insights.street_kinds k
    where exists (select from insights.figures f where f.kind = 'street' and f.part = k.id::text) order by k.id`.execute(
    db,
  )
  return rows
}

export interface HourCount {
  sectionId: number
  section: string
  /** 1: Monday. */
  weekday: number
  hour: number
  count: number
}

/** Inquiries by section and hour of the week, of the months that begin in this time. */
export async function countHours(
  db: Db<'insights'>,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    select s.id as "sectionId", s.name as section, split_part(f.part, '.', 2)::int as weekday, split_part(f.part, '.', 3)::int as hour,
      sum(f.total)::int as count
    from insights.figures f join kernel.sections s on s.id = split_part(f.part, '.', 1)::bigint
    where f.span = 'month' and f.kind = ${BY_HOUR} and f.starts_on between ${from} and ${through}
    group by s.id, s.name, 3, 4 order by s.id, 3, 4`.execute(db)
  return rows
}
