import { newToken } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Actor, record } from '../audit/record.ts'
import { insertToken, type NewToken } from './tokens.queries.ts'

/** Says whose it is, so that a token in the wrong place is recognised for what it is. */
export const PREFIX = 'mdg_'

const LONGEST = { hours: 366 * 24 }

/**
 * API トークン: made for a member of staff, who it then stands for. The database keeps its digest; the token itself is
 * returned once. Check the scopes with `refuseUnknownScopes` before.
 */
export async function createApiToken(tx: Tx, now: Temporal.Instant, by: Actor, about: NewToken): Promise<string> {
  const label = about.label.trim()
  if (!label) throw new Refusal(422, 'トークンの名前を入力してください。例: 人事システムとの連携', 'label')
  const { expiresAt, staffId, scopes } = about
  const inTime =
    Temporal.Instant.compare(expiresAt, now) > 0 && Temporal.Instant.compare(expiresAt, now.add(LONGEST)) <= 0
  if (!inTime) throw new Refusal(422, '期限は、今から1年以内にしてください。', 'expires')
  const token = `${PREFIX}${newToken()}`
  const id = await insertToken(tx, now, token, { ...about, label })
  await record(tx, now, by, 'token.created', `staff:${staffId}`, { id, label, scopes, expiresAt: expiresAt.toString() })
  return token
}
