import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { nameKeyOf } from '#modules/workation/index.ts'
import { insertNumbered } from '../demo.queries.ts'
import { randomFrom } from '../random.ts'
import { COMPANIES, type DemoCompany } from './companies.ts'
import { atHour, writePast } from './past-stays.ts'
import { planStays } from './plan-stays.ts'
import { seedPresentStays } from './present-stays.ts'
import { hasStays, listLodgings } from './stays.queries.ts'
import { findDeskMember } from './workation.queries.ts'

/** Firms that came to the demo town, and those that ask now. A town that has stays, or no section for them, stays as it is. */
export async function seedDemoStays(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const db: Db<'workation'> = municipality.db
  const staffId = await findDeskMember(db)
  if (staffId === undefined || (await hasStays(db))) return false
  const lodgings = await listLodgings(db)
  if (lodgings.length === 0) return false
  const random = randomFrom('滞在')
  const stays = planStays(random, dateInTokyo(now), lodgings)
  await db.transaction().execute(async (tx) => {
    const companies = await writeCompanies(tx, now, staffId)
    await writePast(tx, staffId, stays, companies)
  })
  await seedPresentStays(program, municipality, now, staffId)
  return true
}

const EARLIER: Record<DemoCompany['stage'], DemoCompany['stage'][]> = {
  inquiry: [],
  visit: ['visit'],
  trial: ['visit', 'trial'],
  opened: ['visit', 'trial', 'opened'],
  closed: ['closed'],
}

/** @returns their ids, in their order */
async function writeCompanies(tx: Tx<'workation'>, now: Temporal.Instant, staffId: number): Promise<number[]> {
  const today = dateInTokyo(now)
  const ids = await insertNumbered(
    tx,
    'workation.companies',
    COMPANIES.map(({ name, home, stage, next }) => ({
      name,
      name_key: nameKeyOf(name),
      home,
      stage,
      next_action: next?.[0] ?? null,
      next_on: next ? today.add({ days: next[1] }) : null,
      known_since: atHour(today.subtract({ months: 20 }), 9),
      version: 1,
    })),
  )
  const acts = COMPANIES.flatMap(({ stage }, index) =>
    EARLIER[stage].map((reached, step, all) => {
      const on = today.subtract({ months: (all.length - step) * 4 + (index % 3), days: index })
      return {
        company_id: ids[index]!,
        act: 'stage',
        stage: reached,
        on_day: on,
        words: '',
        staff_id: staffId,
        at: atHour(on, 16),
      }
    }),
  )
  await insertNumbered(tx, 'workation.company_acts', acts)
  return ids
}
