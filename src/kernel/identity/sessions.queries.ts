import { sql } from 'kysely'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'

/** Idle time after which a session ends, and its longest life, in minutes (ASVS 7.3.1). A shared terminal forgets sooner. */
export const SESSION_LIMITS = {
  staff: { idle: 60, absolute: 12 * 60 },
  resident: { idle: 30, absolute: 12 * 60 },
  sharedTerminal: { idle: 5, absolute: 60 },
} as const

export interface Session {
  digest: Buffer
  staffId: number | null
  residentId: number | null
  awaitsSecondFactor: boolean
  expiresAt: Temporal.Instant
}

export interface NewSession {
  staffId?: number
  residentId?: number
  awaitsSecondFactor?: boolean
  sharedTerminal?: boolean
  userAgent?: string
}

/** Begins a session and returns its token, which only the cookie holds. */
export async function insertSession(db: Db, now: Temporal.Instant, session: NewSession): Promise<string> {
  const token = newToken()
  const limits = SESSION_LIMITS[session.sharedTerminal ? 'sharedTerminal' : session.staffId ? 'staff' : 'resident']
  await db
    .insertInto('kernel.sessions')
    .values({
      digest: digestOf(token),
      staff_id: session.staffId ?? null,
      resident_id: session.residentId ?? null,
      created_at: now,
      seen_at: now,
      expires_at: now.add({ minutes: limits.absolute }),
      awaits_second_factor: session.awaitsSecondFactor ?? false,
      shared_terminal: session.sharedTerminal ?? false,
      user_agent: (session.userAgent ?? '').slice(0, 200),
    })
    .execute()
  return token
}

/**
 * The session of a cookie while it lives. Being seen is written at most once a minute.
 * @param touch false where the screen asks by itself: an open page alone keeps nobody signed in
 */
export async function findSession(
  db: Db,
  now: Temporal.Instant,
  token: string,
  touch = true,
): Promise<Session | undefined> {
  const { rows } = await sql<Session & { stale: boolean }>`
    select digest, staff_id as "staffId", resident_id as "residentId", awaits_second_factor as "awaitsSecondFactor",
      expires_at as "expiresAt", seen_at < ${now.subtract({ minutes: 1 })} as stale
    from kernel.sessions where digest = ${digestOf(token)} and ended_at is null and expires_at > ${now}
      and seen_at > case when shared_terminal then ${now.subtract({ minutes: SESSION_LIMITS.sharedTerminal.idle })}::timestamptz
        when staff_id is null then ${now.subtract({ minutes: SESSION_LIMITS.resident.idle })}::timestamptz
        else ${now.subtract({ minutes: SESSION_LIMITS.staff.idle })}::timestamptz end`.execute(db)
  const session = rows[0]
  if (touch && session?.stale) {
    await db.updateTable('kernel.sessions').set({ seen_at: now }).where('digest', '=', session.digest).execute()
  }
  return session
}

/** Ends sessions at once and everywhere: open streams hear it through the live channel. */
export async function endSessions(
  db: Db,
  now: Temporal.Instant,
  which: { digest: Buffer } | { staffId: number } | { residentId: number },
): Promise<void> {
  let ending = db.updateTable('kernel.sessions').set({ ended_at: now }).where('ended_at', 'is', null)
  if ('digest' in which) ending = ending.where('digest', '=', which.digest)
  else if ('staffId' in which) ending = ending.where('staff_id', '=', which.staffId)
  else ending = ending.where('resident_id', '=', which.residentId)
  await ending.execute()
  await sql`select pg_notify('live', 'sessions')`.execute(db)
}
