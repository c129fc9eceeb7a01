import { findCredentialsByName } from '#kernel/identity/password/password.queries.ts'
import type { Section } from '#kernel/organization/section-tree.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

/** The section that somebody means by its name or code. @throws Refusal 404 */
export async function getSection(db: Db, now: Temporal.Instant, named: string): Promise<Section> {
  const [section, ...others] = (await listSections(db, dateInTokyo(now))).filter(
    (one) => one.name === named || one.code === named,
  )
  if (!section || others.length > 0) throw new Refusal(404, `課 ${named} が一つに決まりません (no such section)。`)
  return section
}

/** Whoever signs in under a name. @throws Refusal 404 */
export async function getStaffId(db: Db, signInName: string): Promise<number> {
  const name = signInName.toLowerCase()
  const staff = await findCredentialsByName(db, name)
  if (!staff || staff.disabledAt)
    throw new Refusal(404, `職員 ${name} はいないか、無効です (no such member of staff)。`)
  return staff.id
}
