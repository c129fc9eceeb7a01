import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { askedQuota, knownQuota } from '../line/quota.ts'
import { listAddressed, namesIn } from './audience.queries.ts'
import { listBatches } from './batches.queries.ts'
import type { BroadcastView } from './broadcast.page.tsx'
import { getBroadcast } from './broadcasts.queries.ts'
import { countResults } from './results.queries.ts'

/** @throws Refusal 404 */
export async function viewBroadcast(
  program: Program,
  { municipality, now }: { municipality: Municipality; now: Temporal.Instant },
  staff: Staff,
  id: number,
): Promise<BroadcastView> {
  const db: Db<'inquiries'> = municipality.db
  const broadcast = await getBroadcast(db, staff, id)
  const [names, { name: town }] = await Promise.all([namesIn(db, broadcast.audience), getProfile(municipality.db)])
  if (broadcast.beganAt) {
    const [results, batches] = await Promise.all([countResults(db, id), listBatches(db, id)])
    return { broadcast, names, town, results, batches }
  }
  if (broadcast.state === 'stopped') return { broadcast, names, town, batches: [] }
  const { length: people } = await listAddressed(db, broadcast.audience, dateInTokyo(now))
  // Nobody proposes without knowing what it costs, so this page waits for LINE where it never said.
  const quota = (await knownQuota(program, municipality)) ?? (await askedQuota(program, municipality))
  return { broadcast, names, town, would: { people, quota }, batches: [] }
}
