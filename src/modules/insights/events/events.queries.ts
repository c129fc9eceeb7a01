import { type RawBuilder, sql } from 'kysely'
import type { DayHours } from '#kernel/calendar/office-calendar.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

/** What each room lets be known: views of the schema, and a function where one has to say since when; the only places that know its tables. */
const HAPPENED = {
  inquiries: (since: RawBuilder<unknown>) => sql`insights.happened_in_inquiries(${since})`,
  desk: (since: RawBuilder<unknown>) => sql`insights.happened_at_the_desk(${since})`,
  faqs: () => sql`insights.happened_in_faqs`,
  satisfaction: () => sql`insights.happened_in_satisfaction`,
  streets: () => sql`insights.happened_in_streets`,
  procedures: () => sql`insights.happened_in_procedures`,
  attendance: () => sql`insights.happened_in_attendance`,
  workplaces: () => sql`insights.happened_in_workplaces`,
  workation: () => sql`insights.happened_in_workation`,
}
export const ROOMS = Object.keys(HAPPENED) as (keyof typeof HAPPENED)[]

/** Whoever collects or recounts waits for whoever does. @returns when it was last collected, if ever */
export async function holdCollection(tx: Tx<'insights'>): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ takenAt: Temporal.Instant | null }>`
    select taken_at as "takenAt" from insights.collection for update`.execute(tx)
  return rows[0]!.takenAt
}

export async function setCollected(tx: Tx<'insights'>, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('insights.collection').set({ taken_at: now }).execute()
}

/** 取り込み直し: what was brought in with days of long ago is not known to be taken; the next collection begins at the beginning. */
export async function forgetCollected(tx: Tx<'insights'>): Promise<void> {
  await tx.updateTable('insights.collection').set({ taken_at: null }).execute()
}

export const findCollected = async (db: Db<'insights'>): Promise<Temporal.Instant | null> =>
  (await db.selectFrom('insights.collection').select('taken_at').executeTakeFirstOrThrow()).taken_at

/** The days that are not known yet, from the first on which there is something to count through the last. */
export async function listUnknownDays(
  tx: Tx<'insights'>,
  through: Temporal.PlainDate,
  mostYears: number,
): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ day: Temporal.PlainDate }>`select g::date as day from insights.beginning b
    cross join generate_series(greatest(coalesce(b.first_day, ${through}::date), ${through.subtract({ years: mostYears })}::date)::timestamp,
      ${through}::date::timestamp, interval '1 day') g
    where not exists (select from insights.days d where d.on_day = g::date) order by 1`.execute(tx)
  return rows.map(({ day }) => day)
}

export interface KnownDay {
  day: Temporal.PlainDate
  isWorking: boolean
  hours: DayHours | undefined
}

export async function insertDays(tx: Tx<'insights'>, days: readonly KnownDay[]): Promise<void> {
  const rows = days.map(({ day, isWorking, hours }) => ({
    on_day: day.toString(),
    is_working: isWorking,
    opens: hours?.opens.toString() ?? null,
    closes: hours?.closes.toString() ?? null,
  }))
  await sql`insert into insights.days select * from jsonb_populate_recordset(null::insights.days, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

export interface Taking {
  room: (typeof ROOMS)[number]
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** What became final before that is known to be taken. */
  since: Temporal.PlainDate | undefined
}

/** Takes what became final and was not taken yet. @returns the months of it */
export async function takeEvents(
  tx: Tx<'insights'>,
  { room, now, today, since }: Taking,
): Promise<Temporal.PlainDate[]> {
  const from = since ? sql`${since}::date` : sql`date '-infinity'`
  const { rows } = await sql<{ month: Temporal.PlainDate }>`with fresh as (
      insert into insights.events (kind, source, happened_at, part, amount, party, taken_at)
      select kind, source, happened_at, part, amount, party, ${now} from ${HAPPENED[room](from)}
      where final_on between ${from} and ${today}
      on conflict (kind, source) do nothing returning month)
    select distinct month from fresh`.execute(tx)
  return rows.map(({ month }) => month)
}
