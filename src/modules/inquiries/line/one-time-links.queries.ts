import { type RawBuilder, sql } from 'kysely'
import { digestOf } from '#lib/crypto/seal.ts'

/** Whether this is the row of a link that works once, still does, and whose time is not over. @param used says when it was used */
export const stillOpens = (now: Temporal.Instant, token: string, used: 'used_at' | 'opened_at'): RawBuilder<boolean> =>
  sql<boolean>`digest = ${digestOf(token)} and ${sql.ref(used)} is null and expires_at > ${now}`
