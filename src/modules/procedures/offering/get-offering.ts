import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { mayEdit } from '../editing/may.ts'
import type { Offering, PublishedVersion } from './offering.ts'
import { findOffering, findOfferingOf, holdOffering, listVersions } from './offerings.queries.ts'

function own(staff: Staff, offering: Offering | undefined): Offering {
  if (!offering || !mayEdit(staff, offering.sectionId)) throw new Refusal(404, 'この手続は見つかりません。')
  return offering
}

/** The only ways to a procedure in the console. @throws Refusal 404 */
export const getOffering = async (db: Db<'procedures'>, staff: Staff, id: number): Promise<Offering> =>
  own(staff, await findOffering(db, id))

export const getOfferingOf = async (db: Db<'procedures'>, staff: Staff, slug: string): Promise<Offering> =>
  own(staff, await findOfferingOf(db, slug))

/** @throws Refusal 409 where somebody changed it since it was shown */
export async function holdOwnOffering(tx: Tx<'procedures'>, staff: Staff, id: number, seen: number): Promise<Offering> {
  const offering = own(staff, await holdOffering(tx, id))
  if (offering.version !== seen)
    throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめて、もう一度変えてください。')
  return offering
}

export interface VersionOf {
  offering: Offering
  version: PublishedVersion
  /** The one before it. */
  before: PublishedVersion | undefined
}

/** One published version of a procedure. @throws Refusal 404 */
export async function getVersion(db: Db<'procedures'>, offering: Offering, number: number): Promise<VersionOf> {
  const versions = await listVersions(db, offering.id)
  const version = versions.find((one) => one.number === number)
  if (!version) throw new Refusal(404, `「${offering.title}」に第${number}版はありません。`)
  return { offering, version, before: versions.find((one) => one.number === number - 1) }
}
