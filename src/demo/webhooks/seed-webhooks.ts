import { addEndpoint, DEMO_RECEIVER, hasEndpoints, tryEndpoint } from '#kernel/webhooks/index.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { inquiries } from '#modules/inquiries/index.ts'
import { getStaffBySignInName } from '../demo.queries.ts'

/** A system of the demo town that is told of its desk: this program itself, which takes it in and forgets it. */
export async function seedDemoWebhooks(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const { db, publicUrl } = municipality
  if (await hasEndpoints(db)) return false
  const staff = await getStaffBySignInName(db, 'ishii', now)
  const kinds = inquiries.events ?? {}
  const typed = { name: ['庁内チャット(デモ)'], url: [`${publicUrl}${DEMO_RECEIVER}`], kinds: Object.keys(kinds) }
  const { id } = await addEndpoint(db, now, staff, program.sealer, typed, { settings: program.settings, kinds })
  await tryEndpoint(db, now, staff, id)
  return true
}
