import { eraseFile } from '../files/erase.ts'
import type { Tx } from '#lib/db/connect.ts'
import { deleteUnlessReferred } from './forgotten.queries.ts'

/**
 * 消去: forgets a resident with the ways in which they were known, unless some room still refers to them: then they stay as they are.
 * @returns whether they are forgotten
 */
export async function forgetResident(tx: Tx, id: number): Promise<boolean> {
  const forgotten = await deleteUnlessReferred(tx, id)
  if (forgotten?.picture) await eraseFile(tx, forgotten.picture)
  return forgotten !== undefined
}
