import { hasDuty, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { NavItem } from '#ui/index.ts'
import { countUnchecked } from '../registering/agents.queries.ts'
import { AGENTS } from './agents.page.tsx'

/** 「代理人」 in the navigation of whoever answers residents, where there are any. */
export async function agentsNavigation(db: Db<'procedures'>, staff: Staff): Promise<NavItem[]> {
  const count = hasDuty(staff, 'answer') ? await countUnchecked(db) : undefined
  return count === undefined ? [] : [{ href: AGENTS, text: '代理人', icon: 'users', count }]
}
