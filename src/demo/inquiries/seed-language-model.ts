import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { machine } from '#modules/inquiries/index.ts'
import { getStaffBySignInName } from '../demo.queries.ts'

const USES = ['draft', 'summary', 'plain', 'translation', 'reading']

/** The demo town has a language model switched on: the simulator of this start, at whatever port it listens. What somebody set up stays. */
export async function seedDemoLanguageModel(
  program: Program,
  { db }: Municipality,
  now: Temporal.Instant,
  url: string,
): Promise<boolean> {
  const before = await machine.findModel(db)
  if (before && (before.model !== 'simulator' || before.url === url)) return false
  const { id } = await getStaffBySignInName(db, 'ishii', now)
  const version = String(before?.version ?? 0)
  const typed = { url: [url], model: ['simulator'], uses: before?.uses ?? USES, callsADay: ['200'], version: [version] }
  await machine.saveModel(program, db, now, id, typed)
  return true
}
