import { type RawBuilder, sql } from 'kysely'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import { askTogether } from '#lib/db/ask-together.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { staffOf, type StaffRow, staffRow } from './staff.queries.ts'
import type { Staff } from './staff.ts'

/** Idle time after which a session ends, and its longest life, in minutes (ASVS 7.3.1). A shared terminal forgets sooner. */
export const SESSION_LIMITS = {
  staff: { idle: 60, absolute: 12 * 60 },
  resident: { idle: 30, absolute: 12 * 60 },
  sharedTerminal: { idle: 5, absolute: 60 },
  /** Between the password and the code. */
  secondFactor: { idle: 5, absolute: 10 },
} as const

export interface Session {
  id: number
  digest: Buffer
  staffId: number | null
  residentId: number | null
  awaitsSecondFactor: boolean
  /** Begun with a temporary password: nothing opens but the page that changes it. */
  awaitsNewPassword: boolean
  sharedTerminal: boolean
  expiresAt: Temporal.Instant
}

export interface NewSession {
  staffId?: number
  residentId?: number
  awaitsSecondFactor?: boolean
  awaitsNewPassword?: boolean
  sharedTerminal?: boolean
  userAgent?: string
}

/** Whose sessions. */
export type Holder = { staffId: number } | { residentId: number }

const limitsOf = (session: NewSession) => {
  if (session.awaitsSecondFactor) return SESSION_LIMITS.secondFactor
  return SESSION_LIMITS[session.sharedTerminal ? 'sharedTerminal' : session.staffId ? 'staff' : 'resident']
}

/** Begins a session and returns its token, which only the cookie holds. */
export async function insertSession(db: Db, now: Temporal.Instant, session: NewSession): Promise<string> {
  const token = newToken()
  await db
    .insertInto('kernel.sessions')
    .values({
      digest: digestOf(token),
      staff_id: session.staffId ?? null,
      resident_id: session.residentId ?? null,
      created_at: now,
      seen_at: now,
      expires_at: now.add({ minutes: limitsOf(session).absolute }),
      awaits_second_factor: session.awaitsSecondFactor ?? false,
      awaits_new_password: session.awaitsNewPassword ?? false,
      shared_terminal: session.sharedTerminal ?? false,
      user_agent: (session.userAgent ?? '').slice(0, 200),
    })
    .execute()
  return token
}

/** Neither ended, nor too old, nor idle for too long. */
function alive(now: RawBuilder<Temporal.Instant>): RawBuilder<boolean> {
  const since = (kind: keyof typeof SESSION_LIMITS) =>
    sql`${now} - make_interval(mins => ${sql.lit(SESSION_LIMITS[kind].idle)})`
  return sql`ended_at is null and expires_at > ${now} and seen_at > case
    when awaits_second_factor then ${since('secondFactor')} when shared_terminal then ${since('sharedTerminal')}
    when staff_id is null then ${since('resident')} else ${since('staff')} end`
}

const sessionColumns = sql`id, digest, staff_id as "staffId", resident_id as "residentId", awaits_second_factor as "awaitsSecondFactor",
      awaits_new_password as "awaitsNewPassword", shared_terminal as "sharedTerminal", expires_at as "expiresAt"`

const isStale = (now: RawBuilder<Temporal.Instant>) => sql<boolean>`seen_at < ${now} - interval '1 minute'`

const at = (now: Temporal.Instant) => sql<Temporal.Instant>`${now}::timestamptz`

/** Being seen is written at most once a minute. */
async function touch(db: Db, now: Temporal.Instant, { digest }: Session): Promise<void> {
  await db.updateTable('kernel.sessions').set({ seen_at: now }).where('digest', '=', digest).execute()
}

/**
 * The session of a cookie while it lives.
 * @param touches false where the screen asks by itself: an open page alone keeps nobody signed in
 */
export async function findSession(
  db: Db,
  now: Temporal.Instant,
  token: string,
  touches = true,
): Promise<Session | undefined> {
  const { rows } = await sql<Session & { stale: boolean }>`/* prepared */
    select ${sessionColumns}, ${isStale(at(now))} as stale
    from kernel.sessions where digest = ${digestOf(token)} and ${alive(at(now))}`.execute(db)
  const session = rows[0]
  if (touches && session?.stale) await touch(db, now, session)
  return session
}

interface Shown {
  digest: Buffer
  now: Temporal.Instant
}

/** Sessions of staff, with who that is today. */
const findStaffSessions = askTogether(async (db: Db, shown: readonly Shown[]) => {
  const digests = shown.map(({ digest }) => digest)
  const moments = shown.map(({ now }) => now)
  const { rows } = await sql<Session & { stale: boolean; staff: StaffRow; place: number }>`/* prepared */
    select found.*, to_json(w) as staff
    from unnest(${digests}::bytea[], ${moments}::timestamptz[], ${moments.map(dateInTokyo)}::date[])
      with ordinality asked (token, now, today, place)
    cross join lateral (
      select ${sessionColumns}, ${isStale(sql`asked.now`)} as stale, asked.today, asked.place::int from kernel.sessions
      where digest = asked.token and ${alive(sql`asked.now`)}) found
    cross join lateral (${staffRow(sql`found."staffId"`, sql`found.today`)}) w`.execute(db)
  const byPlace = new Map(rows.map((row) => [row.place - 1, row]))
  return shown.map((_, place) => byPlace.get(place))
})

/** The same of a member of staff, with who that is today, at one look: every page of the console asks it. */
export async function findStaffSession(
  db: Db,
  now: Temporal.Instant,
  token: string,
  touches = true,
): Promise<{ session: Session; staff: Staff } | undefined> {
  const found = await findStaffSessions(db, { digest: digestOf(token), now })
  if (!found) return undefined
  const { staff, stale, place: _, ...session } = found
  if (touches && stale) await touch(db, now, session)
  return { session, staff: staffOf(staff) }
}

export interface OpenSession {
  id: number
  userAgent: string
  sharedTerminal: boolean
  createdAt: Temporal.Instant
  seenAt: Temporal.Instant
}

const ofHolder = (holder: Holder) =>
  'staffId' in holder ? sql<boolean>`staff_id = ${holder.staffId}` : sql<boolean>`resident_id = ${holder.residentId}`

/** Where somebody is signed in now, the latest first. */
export function listSessions(db: Db, now: Temporal.Instant, holder: Holder): Promise<OpenSession[]> {
  return db
    .selectFrom('kernel.sessions')
    .select(['id', 'user_agent as userAgent', 'shared_terminal as sharedTerminal'])
    .select(['created_at as createdAt', 'seen_at as seenAt'])
    .where(ofHolder(holder))
    .where(alive(at(now)))
    .where('awaits_second_factor', '=', false)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Ends sessions at once and everywhere, and says how many: open streams hear it through the live channel. */
export async function endSessions(
  db: Db,
  now: Temporal.Instant,
  which: { digest: Buffer } | (Holder & { only?: number; except?: number }),
): Promise<number> {
  let ending = db.updateTable('kernel.sessions').set({ ended_at: now }).where('ended_at', 'is', null)
  if ('digest' in which) ending = ending.where('digest', '=', which.digest)
  else {
    ending = ending.where(ofHolder(which))
    if (which.only !== undefined) ending = ending.where('id', '=', which.only)
    if (which.except !== undefined) ending = ending.where('id', '!=', which.except)
  }
  const { numUpdatedRows } = await ending.executeTakeFirst()
  await sql`select pg_notify('live', 'sessions')`.execute(db)
  return Number(numUpdatedRows)
}

/** A new session in the place of the one that this browser had, if any: the id rotates whenever rights grow (ASVS 7.2.4). */
export async function replaceSession(
  db: Db,
  now: Temporal.Instant,
  oldToken: string | undefined,
  session: NewSession,
): Promise<string> {
  if (oldToken) await endSessions(db, now, { digest: digestOf(oldToken) })
  return insertSession(db, now, session)
}

/** Sessions that ended or expired before this moment. */
export async function deleteSessionsBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('kernel.sessions').where('expires_at', '<', before).execute()
}
