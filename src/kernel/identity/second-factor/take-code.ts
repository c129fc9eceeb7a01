import type { Sealer } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { stepOfCode } from './totp.ts'
import { findSecondFactor, takeStep } from './totp.queries.ts'

/** Bound to the person, so that a sealed secret copied to another row opens nothing. */
export const sealName = (staffId: number): string => `totp:${staffId}`

/** Whether the code is right and was not used before; using it up is part of the answer. */
export async function takeCode(
  tx: Tx,
  sealer: Sealer,
  now: Temporal.Instant,
  staffId: number,
  code: string,
): Promise<boolean> {
  const factor = await findSecondFactor(tx, staffId)
  if (!factor) return false
  const step = stepOfCode(sealer.open(sealName(staffId), factor.sealed), code, now)
  return step !== undefined && takeStep(tx, staffId, step)
}
