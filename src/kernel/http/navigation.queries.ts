import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { NavItem } from '#ui/index.ts'

/** A place in the navigation, as its module offers it to a member of staff. */
export interface NavEntry extends Omit<NavItem, 'count' | 'current'> {
  /** How much waits there. */
  count?: RawBuilder<number>
  /** Where this is false, the entry is not there. */
  where?: RawBuilder<boolean>
}

/** What all entries want to know, in one statement: each page of the console asks it. */
export async function fillIn(db: Db, entries: NavEntry[]): Promise<NavItem[]> {
  const asking = entries.flatMap(({ count, where }, place) =>
    count || where
      ? [sql`case when ${where ?? sql`true`} then coalesce(${count ?? sql`0`}, 0) end as ${sql.ref(`n${place}`)}`]
      : [],
  )
  const { rows } =
    asking.length > 0
      ? await sql<Record<string, number | null>>`/* prepared */ select ${sql.join(asking)}`.execute(db)
      : { rows: [] }
  return entries.flatMap(({ count: _count, where: _where, ...entry }, place) => {
    const count = rows[0]?.[`n${place}`]
    return count === null ? [] : [{ ...entry, ...(count !== undefined && { count }) }]
  })
}
