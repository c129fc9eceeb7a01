import type { Db } from '#lib/db/connect.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import { forgetAttempts, giveBack } from '../../http/rate-counters.queries.ts'
import { limit, networkOf } from '../../http/rate-limit.ts'

const PER_ACCOUNT = { max: 5, per: { minutes: 15 } }
/** A whole town hall may sign in from one address, so good attempts are taken back. */
const PER_ADDRESS = { max: 30, per: { minutes: 15 } }

/** What people type as their name may be their password: only its digest is kept. */
const accountKey = (kind: string, name: string) => `${kind}:${digestOf(name).toString('base64url')}`
const addressKey = (address: string) => `sign-in-from:${networkOf(address)}`

/**
 * One guess at a password or a code. Counted before it is looked at, so that many at once count as many;
 * a good one clears the account's count.
 * @throws Refusal 429 after 5 wrong ones for the account or 30 from the address within 15 minutes
 */
export async function guess<T>(
  db: Db,
  now: Temporal.Instant,
  about: { kind: 'password' | 'code'; account: string; address: string },
  look: () => Promise<T>,
  isGood: (found: T) => boolean,
): Promise<T> {
  const account = accountKey(about.kind, about.account)
  const address = addressKey(about.address)
  await limit(db, now, account, PER_ACCOUNT)
  await limit(db, now, address, PER_ADDRESS)
  const found = await look()
  if (isGood(found)) {
    await forgetAttempts(db, account)
    await giveBack(db, address)
  }
  return found
}
