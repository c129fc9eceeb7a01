import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { readShared } from '#lib/db/read-shared.ts'
import { askingOf } from './asking.queries.ts'
import { lengthOf, type Only } from './only.queries.ts'
import { readOwn } from './own.queries.ts'

/** Those that are as long for everybody who answers for the same sections. */
const ALIKE = ['unassigned', 'waiting', 'unread', 'theirs'] as const
/** The lists whose length says how much there is to do. */
const COUNTED = ['mine', ...ALIKE] as const
type Counted = (typeof COUNTED)[number]
/** Beside them, the opinions that one's sections owe to others (合議). */
export type Counts = Record<Counted | 'opinions', number>
export const isCounted = (only: Only): only is Counted => COUNTED.some((one) => one === only)

export async function countConversations(db: Db<'inquiries'>, staff: Staff, only: Only): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${lengthOf(askingOf(staff), only)} as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** The same of every list that is counted. Those that are alike are read once for all who look. */
export async function countLists(db: Db<'inquiries'>, staff: Staff): Promise<Counts> {
  const asking = askingOf(staff)
  const each = ALIKE.map((only) => sql`${lengthOf(asking, only)} as ${sql.ref(only)}`)
  const [alike, { mine, opinions }] = await Promise.all([
    readShared(db, sql<Pick<Counts, (typeof ALIKE)[number]>>`/* prepared */ select ${sql.join(each)}`),
    readOwn(db, staff),
  ])
  return { ...alike[0]!, mine, opinions }
}
