import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { getDesks } from '../desks/desks.queries.ts'
import { whoMayAct } from '../desks/who-may-act.ts'
import { type PlacedStep, placeSteps, type Proposer } from '../routes/route.ts'
import { findRoute } from '../routes/routes.queries.ts'

/** Today's route for a proposer. @throws Refusal where the town has none, or where nobody would decide */
export async function placeOnRoute(
  db: Db,
  now: Temporal.Instant,
  matter: string,
  proposer: Proposer,
): Promise<PlacedStep[]> {
  const route = await findRoute(db, matter, proposer.sectionId, dateInTokyo(now))
  if (!route) throw new Refusal(409, 'この件の決裁ルートが決まっていません。設定の担当に相談してください。')
  const desks = await getDesks(db, now)
  const steps = placeSteps(route.steps, proposer, desks)
  const nobody = steps.some(({ seat }) => whoMayAct(desks, seat, proposer.id) === undefined)
  if (nobody) throw new Refusal(409, 'あなたの起案を決裁する人がいません。人事か設定の担当に相談してください。')
  return steps
}
