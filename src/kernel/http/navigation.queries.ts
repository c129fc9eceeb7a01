import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { readShared } from '#lib/db/read-shared.ts'
import type { NavItem } from '#ui/index.ts'

/** A place in the navigation, as its module offers it to a member of staff. */
export interface NavEntry extends Omit<NavItem, 'count' | 'current'> {
  /** How much waits there, alike for all who have the same duties. */
  count?: RawBuilder<number>
  /** The same of what is one's own. */
  own?: (db: Db) => Promise<number>
  /** Where this is false, the entry is not there. */
  where?: RawBuilder<boolean>
}

/** What all entries want to know, in one statement: each page of the console asks it, and colleagues at one moment ask it together. */
export async function fillIn(db: Db, entries: NavEntry[]): Promise<NavItem[]> {
  const asking = entries.flatMap(({ count, where }, place) =>
    count || where
      ? [sql`case when ${where ?? sql`true`} then coalesce(${count ?? sql`0`}, 0) end as ${sql.ref(`n${place}`)}`]
      : [],
  )
  const [rows, owns] = await Promise.all([
    asking.length > 0
      ? readShared(db, sql<Record<string, number | null>>`/* prepared */ select ${sql.join(asking)}`)
      : [],
    Promise.all(entries.map(({ own }) => own?.(db))),
  ])
  return entries.flatMap(({ count: _count, own: _own, where: _where, ...entry }, place) => {
    const count = owns[place] ?? rows[0]?.[`n${place}`]
    return count === null ? [] : [{ ...entry, ...(count !== undefined && { count }) }]
  })
}
