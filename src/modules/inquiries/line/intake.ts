import type pg from 'pg'
import { shareCommits } from '#lib/db/share-commits.ts'
import type { LineEvent } from './event.ts'
import { insertEvents } from './line-events.queries.ts'

/** Stores the events of one webhook durably; returns after the commit. */
export interface Intake {
  store: (events: LineEvent[]) => Promise<void>
}

/** Concurrent webhooks share a commit: whatever arrives while one is being written goes into the next. */
export function createIntake(pool: pg.Pool, insert = insertEvents): Intake {
  const store = shareCommits(async (webhooks: LineEvent[][]) => {
    await insert(pool, webhooks.flat())
    return webhooks.map(() => undefined)
  })
  return { store }
}
