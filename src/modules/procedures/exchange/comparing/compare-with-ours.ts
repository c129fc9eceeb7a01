import type { Staff } from '#kernel/identity/staff.ts'
import { newerThan } from '#kernel/packages/edition.ts'
import type { Db } from '#lib/db/connect.ts'
import type { LookedAt } from '../import-procedure.ts'
import { type Compared, compareSketches } from './compare-sketches.ts'
import { editionOf } from '../signed-procedure.ts'
import { findBase, findStanding, type Standing } from './standing.ts'

export interface ComparedWithOurs {
  standing: Standing
  compared: Compared
  /** Number of the version that ours came from, where the file is older. */
  newer: number | undefined
}

/** Undefined where the town has nothing of this procedure that one may work on. */
export async function compareWithOurs(
  db: Db<'procedures'>,
  staff: Staff,
  { signed, sketch }: Pick<LookedAt, 'signed' | 'sketch'>,
): Promise<ComparedWithOurs | undefined> {
  const standing = await findStanding(db, staff, sketch.id)
  if (!standing) return undefined
  const base = await findBase(db, standing, signed.from)
  return {
    standing,
    compared: compareSketches(base?.sketch, standing.sketch, sketch),
    newer: newerThan(editionOf(signed), base),
  }
}
