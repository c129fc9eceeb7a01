import { type Actor, record } from '#kernel/audit/record.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { refuseWithoutKey } from '#kernel/packages/town-key.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findSigningIdentity } from '../certificates/signing/signing-keys.queries.ts'
import { getVersion, type VersionOf } from '../offering/get-offering.ts'
import { findOfferingOf } from '../offering/offerings.queries.ts'
import { FILE_SCHEMA, signProcedure } from './signed-procedure.ts'

/**
 * 書き出す: a published version as one file, signed by the town, for any other town. It holds nothing of any resident.
 * @throws Refusal 409 without a key that counts
 */
export async function exportProcedure(
  { db, sealer }: { db: Db<'procedures'>; sealer: Sealer },
  now: Temporal.Instant,
  actor: Actor,
  { offering, version }: Pick<VersionOf, 'offering' | 'version'>,
): Promise<{ name: string; text: string }> {
  const identity = refuseWithoutKey(await findSigningIdentity(db, sealer), now)
  const { code, name } = await getProfile(db)
  const { slug } = offering
  const { number, publishedAt, definition } = version
  const from = { code, name, slug, number, publishedAt: publishedAt.toString({ smallestUnit: 'second' }) }
  const text = await signProcedure({ schema: FILE_SCHEMA, from, definition }, identity)
  await db
    .transaction()
    .execute((tx) => record(tx, now, actor, 'procedure.exported', `procedure:${offering.id}`, { slug, number }))
  return { name: `${slug}-${number}.madoguchi-procedure.json`, text }
}

/** The same by its slug, for whoever is at the machine itself: the version that stands, or another. @throws Refusal 404, 409 */
export async function exportProcedureOf(
  about: { db: Db<'procedures'>; sealer: Sealer },
  now: Temporal.Instant,
  actor: Actor,
  { slug, number }: { slug: string; number?: number | undefined },
): Promise<{ number: number; text: string }> {
  const offering = await findOfferingOf(about.db, slug)
  if (!offering) throw new Refusal(404, `公開した手続 ${slug} はありません (no such procedure)。`)
  const found = await getVersion(about.db, offering, number ?? offering.number)
  const { text } = await exportProcedure(about, now, actor, found)
  return { number: found.version.number, text }
}
