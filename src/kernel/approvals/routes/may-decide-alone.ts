import type { Db, Tx } from '#lib/db/connect.ts'
import { getDesks } from '../desks/desks.queries.ts'
import { standingOf, whoMayAct } from '../desks/who-may-act.ts'
import { placeOnRoute } from '../proposals/place-on-route.ts'
import type { Proposer } from './route.ts'

/**
 * Whether somebody would decide today what another one proposes, and nobody be asked before: then they may also act on their own.
 * @throws Refusal 409 where the town has no route for it
 */
export async function mayDecideAlone(
  db: Db | Tx,
  now: Temporal.Instant,
  matter: string,
  proposer: Proposer,
  staffId: number,
): Promise<boolean> {
  const [decision, ...others] = await placeOnRoute(db, now, matter, proposer)
  if (!decision || others.length > 0) return false
  return standingOf(whoMayAct(await getDesks(db, now), decision.seat, proposer.id), staffId) !== undefined
}
