import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { hasSigningKey, makeTrialKey } from '#modules/procedures/index.ts'

/** A demo town signs with a trial certificate, where it has none yet. */
export async function seedDemoSigningKey(program: Program, { db }: Municipality): Promise<void> {
  if (await hasSigningKey(db)) return
  const { name } = await getProfile(db)
  await makeTrialKey(db, program.clock(), 'system:demo', program.sealer, name)
}
