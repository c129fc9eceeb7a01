import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { keepDemoSource } from './source.queries.ts'

/** The second town shows the first one's datasets too: somebody there has only to press 「いま集める」. */
export const seedDemoSource = (town: Municipality, now: Temporal.Instant, of: { name: string; publicUrl: string }) =>
  keepDemoSource(town.db as Db<'opendata'>, now, { code: 'aozora', name: of.name, url: of.publicUrl })
