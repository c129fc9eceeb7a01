// For tests: 効果, as the boards show it after counting.
import { collect, forgetCollected, viewEffects } from '#modules/insights/index.ts'
import type { TestTown } from './town.ts'

/** What a test writes is of days long ago: counts from the beginning. */
export async function collectAll({ municipality: { db }, clock }: TestTown): Promise<void> {
  await db.transaction().execute(forgetCollected)
  await collect(db, clock())
}

/** One board, and what it says of a month (`2026-10`). */
export async function boardOf({ municipality: { db }, clock }: TestTown, key: string, year?: string) {
  const { boards } = await viewEffects(db, clock(), year)
  const view = boards.find(({ board }) => board.key === key)!
  return {
    ...view,
    of: (month: string) => view.months.find((one) => one.month.toString().startsWith(month))?.values ?? {},
  }
}
