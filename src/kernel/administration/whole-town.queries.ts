import { type RawBuilder, sql } from 'kysely'
import { type Duty, type Staff, sectionsFor } from '../identity/staff.ts'

/** Whether a duty is held for the whole municipality, for a statement that asks more: the navigation of every page. */
export const holdsWholeTown = (staff: Staff, duty: Duty): RawBuilder<boolean> =>
  sql`exists (select from kernel.sections where parent_id is null and id = any (${sectionsFor(staff, duty)}::bigint[]))`
