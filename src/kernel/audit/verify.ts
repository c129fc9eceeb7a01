import type { Db } from '#lib/db/connect.ts'
import { type Broken, breakAt, breakAtEnd, type Head, START } from './chain.ts'
import { entriesAfter, findHead } from './chain.queries.ts'

export interface Verification {
  /** Entries that were read and hold, from the beginning. */
  entries: number
  /** The last entry that holds. Kept elsewhere, it proves later that nothing up to it was rewritten. */
  head: Head
  broken: Broken | undefined
}

const ENTRIES_AT_ONCE = 2_000

/**
 * Recomputes the whole chain, in constant memory, on one snapshot.
 * @param known a head from an earlier run: finds a chain that was rewritten as a whole, head included
 */
export function verifyAudit(db: Db, known?: Head): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = await findHead(tx)
      let last = START
      const result = (broken?: Broken): Verification => ({ entries: last.seq, head: last, broken })
      if (known?.seq === START.seq && !known.hash.equals(START.hash)) return result({ kind: 'rewritten', seq: 0 })
      for (;;) {
        const entries = await entriesAfter(tx, last.seq, ENTRIES_AT_ONCE)
        for (const entry of entries) {
          const broken = breakAt(last, entry)
          if (broken) return result(broken)
          if (entry.seq === known?.seq && !entry.hash.equals(known.hash))
            return result({ kind: 'rewritten', seq: entry.seq })
          last = { seq: entry.seq, hash: entry.hash }
        }
        if (entries.length === 0) break
      }
      if (known && last.seq < known.seq) return result({ kind: 'cut-off', seq: last.seq + 1 })
      return result(breakAtEnd(last, head))
    })
}
