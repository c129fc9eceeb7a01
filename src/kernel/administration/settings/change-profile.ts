import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { getProfile, type Profile, updateProfile } from '../../municipality/profile.queries.ts'

/** Changes what the municipality says of itself. @throws Refusal 409 where somebody else was first */
export function changeProfile(db: Db, now: Temporal.Instant, staff: Staff, profile: Profile): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const before = await getProfile(tx)
    await updateProfile(tx, profile)
    await record(tx, now, `staff:${staff.id}`, 'municipality.profile_changed', 'municipality', changes(before, profile))
  })
}

const changes = (before: Profile, after: Profile): Record<string, { before: unknown; after: unknown }> =>
  Object.fromEntries(
    (Object.keys(after) as (keyof Profile)[])
      .filter((key) => key !== 'version' && before[key] !== after[key])
      .map((key) => [key, { before: before[key], after: after[key] }]),
  )
