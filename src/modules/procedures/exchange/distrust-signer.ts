import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { deleteTrusted } from './exchange.queries.ts'

/** The next file of this signer is confirmed anew. What was imported before stays. */
export async function distrustSigner(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  fingerprint: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteTrusted(tx, fingerprint))) return
    await record(tx, now, `staff:${staff.id}`, 'procedure_signer.distrusted', `procedure_signer:${fingerprint}`, {
      fingerprint,
    })
  })
}
