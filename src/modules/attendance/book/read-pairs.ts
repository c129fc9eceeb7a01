import type { Db } from '#lib/db/connect.ts'
import { correctPunches } from '../corrections/correct-punches.ts'
import { listCorrections } from '../corrections/corrections.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { pairPunches, type PairedPunches } from '../punches/pair-punches.ts'
import { listPunches } from '../punches/punches.queries.ts'

/** Punches of some days as they count, with their corrections. A day earlier and two later: what goes on over midnight finds its other end. */
export async function readPairs(
  db: Db<'attendance'>,
  staffId: number,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<PairedPunches> {
  const [from, until] = [first.subtract({ days: 1 }), last.add({ days: 3 })]
  const punches = await listPunches(db, staffId, startOfDay(from), startOfDay(until))
  return pairPunches(correctPunches(punches, await listCorrections(db, staffId, from, until)), now)
}
