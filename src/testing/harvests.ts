// For tests: catalogues of others as sources of あおぞら市, harvested by the job or directly.
import type { Db } from '#lib/db/connect.ts'
import {
  askRun,
  harvest,
  insertSource,
  type Limits,
  limitsOf,
  listHarvested,
  listRuns,
} from '#modules/opendata/index.ts'
import type { TestTown } from './town.ts'

let made = 0

export function harvestsOf(town: TestTown) {
  const db: Db<'opendata'> = town.municipality.db

  async function addSource(url: string, name = 'となり町'): Promise<number> {
    made += 1
    const code = `next${made}`
    const { id: staffId } = await town.municipality.db
      .selectFrom('kernel.staff')
      .select('id')
      .where('sign_in_name', '=', 'ishii')
      .executeTakeFirstOrThrow()
    return (await db.transaction().execute((tx) => insertSource(tx, town.clock(), staffId, { name, url, code })))!
  }

  const last = async (source: number) => (await listRuns(db, source, 1))[0]!

  async function ask(source: number, mayLose = 0): Promise<void> {
    const { added_by: id } = await db
      .selectFrom('opendata.sources')
      .select('added_by')
      .where('id', '=', source)
      .executeTakeFirstOrThrow()
    await askRun(db, town.clock(), { id }, source, mayLose)
  }

  return {
    db,
    addSource,
    ask,
    last,
    /** Asked for and carried out, with limits of its own. */
    async harvested(source: number, { mayLose = 0, ...limits }: Partial<Limits> & { mayLose?: number } = {}) {
      await ask(source, mayLose)
      await harvest(town.municipality, town.clock, source, { ...limitsOf({ DEMO: true }), ...limits })
      return last(source)
    },
    /** What is here of a source, by what it is called here. */
    async here(source: number) {
      const datasets = await db
        .selectFrom('opendata.datasets as d')
        .innerJoin('opendata.harvested as h', 'h.dataset_id', 'd.id')
        .where('h.source_id', '=', source)
        .orderBy('d.slug')
        .select(['d.id', 'd.slug', 'd.title', 'd.modified_at as modifiedAt'])
        .execute()
      const more = await listHarvested(
        db,
        datasets.map(({ id }) => id),
      )
      return datasets.map((one) =>
        Object.assign(
          one,
          more.find(({ datasetId }) => datasetId === one.id)!,
        ),
      )
    },
  }
}
