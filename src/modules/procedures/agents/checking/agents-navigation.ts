import { hasDuty, type Staff } from '#kernel/identity/staff.ts'
import type { NavEntry } from '#kernel/http/navigation.queries.ts'
import { areThere, unchecked } from '../registering/agents.queries.ts'
import { AGENTS } from './agents.page.tsx'

/** 「代理人」 in the navigation of whoever answers residents, where there are any. */
export const agentsNavigation = (staff: Staff): NavEntry[] =>
  hasDuty(staff, 'answer') ? [{ href: AGENTS, text: '代理人', icon: 'users', where: areThere, count: unchecked }] : []
