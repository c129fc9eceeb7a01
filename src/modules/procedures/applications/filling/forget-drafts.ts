import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { deleteDraftsBefore } from '../applications.queries.ts'

/** How long what somebody began is kept for them after they last wrote in it. */
export const DRAFT_DAYS = 60
/** In one transaction: a night's work must not hold the others up. */
const AT_ONCE = 200

/** Erases drafts that nobody came back to: what somebody did not send, the town has no reason to keep. @returns how many */
async function forgetSome({ db: any }: Municipality, now: Temporal.Instant): Promise<number> {
  const db: Db<'procedures'> = any
  return await db.transaction().execute(async (tx) => {
    const gone = await deleteDraftsBefore(tx, now.subtract({ hours: 24 * DRAFT_DAYS }), AT_ONCE)
    for (const id of gone) await record(tx, now, 'system:worker', 'application.forgotten', `application:${id}`)
    return gone.length
  })
}

export function forgetDraftsTask({ clock }: Program): Task {
  return async (municipality) => {
    while ((await forgetSome(municipality, clock())) === AT_ONCE);
  }
}
