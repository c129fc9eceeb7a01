import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { rootSectionIds } from '#kernel/organization/sections.queries.ts'
import type { Tx } from '#lib/db/connect.ts'

/** Pages of the sources that are open show at once what became of a run. */
export async function tellPages(tx: Tx<'opendata'>): Promise<void> {
  for (const root of await rootSectionIds(tx as unknown as Tx)) await tellScreens(tx, `opendata:${root}`)
}
