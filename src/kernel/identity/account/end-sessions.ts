import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { record } from '../../audit/record.ts'
import { endSessions, type Holder, type Session } from '../sessions.queries.ts'
import { SESSIONS } from './session-words.ts'

export const holderOf = (session: Session): Holder =>
  session.staffId ? { staffId: session.staffId } : { residentId: session.residentId! }

/** Ends one of one's own sessions, or all others: at once, open pages included. */
export function endOwnSessions(
  db: Db,
  now: Temporal.Instant,
  session: Session,
  which: 'others' | number,
  lang: Language = 'ja',
): Promise<void> {
  const who = session.staffId ? (`staff:${session.staffId}` as const) : (`resident:${session.residentId!}` as const)
  return db.transaction().execute(async (tx) => {
    const chosen = which === 'others' ? { except: session.id } : { only: which }
    const ended = await endSessions(tx, now, { ...holderOf(session), ...chosen })
    if (ended === 0 && which !== 'others') throw new Refusal(404, SESSIONS[lang].gone)
    await record(tx, now, who, 'session.revoked', who, { ...chosen, ended })
  })
}
