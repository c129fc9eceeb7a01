import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Certificate } from './certificate.ts'
import { getCertificate } from './certificates.queries.ts'

/** Opens a certificate for a member of staff: who saw whose is in the trail. */
export function viewCertificate(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<Certificate> {
  return db.transaction().execute(async (tx) => {
    const certificate = await getCertificate(tx, staff, id)
    await record(tx, now, `staff:${staff.id}`, 'certificate.viewed', `certificate:${id}`)
    return certificate
  })
}
