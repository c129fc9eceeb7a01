import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { WaitingItem } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { daysLeft, hasExpired, WARN_DAYS } from './signing-key.ts'
import { findSigningKey } from './signing-keys.queries.ts'
import { SIGNING } from './signing.page.tsx'

/** 「きょうの仕事」: the certificate that is to be renewed, for those who look after the settings. */
export async function expiryWaits(db: Db<'procedures'>, staff: Staff, now: Temporal.Instant): Promise<WaitingItem[]> {
  if (!(await coversWholeTown(db, staff, 'settings'))) return []
  const key = await findSigningKey(db)
  if (!key || daysLeft(key, now) > WARN_DAYS) return []
  const title = hasExpired(key, now)
    ? '署名の証明書の期限が切れています'
    : `署名の証明書の期限まで、あと${daysLeft(key, now)}日です`
  const warned = key.validUntil.subtract({ hours: 24 * WARN_DAYS })
  return [{ href: SIGNING, title, since: Temporal.Instant.compare(warned, now) < 0 ? warned : now }]
}
