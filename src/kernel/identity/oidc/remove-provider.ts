import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../staff.ts'
import { peopleWith } from './provider-people.queries.ts'
import { deleteProvider } from './providers.queries.ts'

/**
 * Nobody signs in at this provider any more. The links of people stay, so that connecting it again brings them back;
 * sessions that began there go on until they end.
 */
export function removeProvider(db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const provider = await deleteProvider(tx, id)
    if (!provider) throw new Refusal(404, 'この連携は見つかりません。すでに外されたかもしれません。')
    const { audience, label, issuer, clientId } = provider
    const { people } = await peopleWith(tx, provider)
    const detail = { audience, label, issuer, clientId, people }
    await record(tx, now, `staff:${staff.id}`, 'oidc_provider.removed', `oidc_provider:${id}`, detail)
  })
}
