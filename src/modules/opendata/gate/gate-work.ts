import { type Mistake, Refusal } from '#lib/refusal.ts'
import type { CountsTable, SuppressionPlan } from './counts-table.ts'
import type { Earlier } from './earlier-editions.ts'
import { planOf, proposePlan, refuseOddTotals, withTotals } from './propose-plan.ts'
import { proposeRoles } from './propose-roles.ts'
import { type Role, uncountedNumbers } from './roles.ts'
import { suppress, type Suppression } from './suppress.ts'

/** A table at the gate, and what its section chose. */
export interface GateWork {
  table: CountsTable
  /** What each column is; undefined where nobody said. */
  chosen: readonly (Role | undefined)[]
  least: number
  hideZeros: boolean
}

/** What comes of it. */
export interface Worked {
  roles: Role[]
  /** Names of columns with numbers, of which small ones are not looked for. */
  uncounted: string[]
  passed?: { plan: SuppressionPlan; suppression: Suppression }
  /** Why it does not pass; the field is the place of a column, where it is one. */
  refused?: Mistake
}

/** More of an earlier table is not added up: what it shows is still known. */
const MOST_SUMMED = 100_000

const withPlan = (earlier: Earlier): Earlier =>
  earlier.plan || earlier.rows.length * earlier.header.length > MOST_SUMMED
    ? earlier
    : { ...earlier, plan: proposePlan(earlier) }

/** All that takes long of one table at the gate: knows no database, so that it can be done on a thread of its own. */
export async function workAtGate(
  { table, chosen, least, hideZeros }: GateWork,
  earlier: readonly Earlier[],
): Promise<Worked> {
  const roles = proposeRoles(table).map((proposed, column) => chosen[column] ?? proposed)
  const worked = { roles, uncounted: uncountedNumbers(table, roles) }
  try {
    const plan = planOf(table, roles, { least, hideZeros })
    refuseOddTotals(table, roles, plan)
    const said = withTotals(roles, plan).map((role, column) => chosen[column] ?? role)
    const suppression = await suppress(table, plan, { earlier: earlier.map(withPlan) })
    return { ...worked, roles: said, passed: { plan, suppression } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...worked, refused: error.mistakes[0]! }
  }
}
