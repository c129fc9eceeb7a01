import { sql } from 'kysely'
import { digestOf } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { stillOpens } from '../line/one-time-links.queries.ts'

/** Hours in which a link can be opened. */
export const LINK_HOURS = 24
/** Hours for which the browser that opened it stays on the page. */
export const VISIT_HOURS = 12
export const CODE_MINUTES = 10
export const CODE_GUESSES = 5

export async function insertConfidentialLink(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  { token, stayId }: { token: string; stayId: number },
): Promise<void> {
  await db
    .insertInto('inquiries.confidential_links')
    .values({ digest: digestOf(token), stay_id: stayId, made_at: now, expires_at: now.add({ hours: LINK_HOURS }) })
    .execute()
}

/** A newer number takes the place of the one before, with guesses of its own. */
export async function saveCode(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  { stayId, digest }: { stayId: number; digest: Buffer },
): Promise<void> {
  const expires_at = now.add({ minutes: CODE_MINUTES })
  await db
    .insertInto('inquiries.confidential_codes')
    .values({ stay_id: stayId, digest, expires_at })
    .onConflict((conflict) => conflict.column('stay_id').doUpdateSet({ digest, expires_at, guesses: 0 }))
    .execute()
}

export interface Found {
  stayId: number
  pageId: number
}

/** What a link leads to, while it can be opened. */
export const findUnopened = (db: Db<'inquiries'>, now: Temporal.Instant, token: string): Promise<Found | undefined> =>
  db
    .selectFrom('inquiries.confidential_links as l')
    .innerJoin('inquiries.confidential_stays as y', 'y.id', 'l.stay_id')
    .select(['y.id as stayId', 'y.page_id as pageId'])
    .where(stillOpens(now, token, 'opened_at'))
    .where('y.ended_at', 'is', null)
    .executeTakeFirst()

/** Of the talk that a link comes from, whether or not it can still be opened. */
export async function languageOfLink(db: Db<'inquiries'>, token: string): Promise<Language | undefined> {
  const row = await db
    .selectFrom('inquiries.confidential_links as l')
    .innerJoin('inquiries.confidential_stays as y', 'y.id', 'l.stay_id')
    .innerJoin('inquiries.conversations as c', 'c.id', 'y.talk_id')
    .select((eb) => eb.ref('c.lang').$castTo<Language>().as('lang'))
    .where('l.digest', '=', digestOf(token))
    .executeTakeFirst()
  return row?.lang
}

/** Counts a guess before it is compared: of many at once no more than five are. @returns the digest that a guess must have */
export async function countGuess(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  stayId: number,
): Promise<Buffer | undefined> {
  const row = await db
    .updateTable('inquiries.confidential_codes')
    .set({ guesses: sql`guesses + 1` })
    .where('stay_id', '=', stayId)
    .where('guesses', '<', CODE_GUESSES)
    .where('expires_at', '>', now)
    .returning('digest')
    .executeTakeFirst()
  return row?.digest
}

/** The link becomes the visit of the browser that opened it; of two at once it is one's. The number is used up with it. */
export async function openVisit(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  token: string,
  { visit, stayId }: { visit: string; stayId: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.confidential_links')
    .set({ opened_at: now, visit_digest: digestOf(visit), visit_until: now.add({ hours: VISIT_HOURS }) })
    .where(stillOpens(now, token, 'opened_at'))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('inquiries.confidential_codes').where('stay_id', '=', stayId).execute()
  return true
}

/** The page that a browser visits: until its time is over, or the talk goes on on LINE again. */
export async function findVisited(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  visit: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('inquiries.confidential_links as l')
    .innerJoin('inquiries.confidential_stays as y', 'y.id', 'l.stay_id')
    .select('y.page_id as pageId')
    .where('l.visit_digest', '=', digestOf(visit))
    .where('l.visit_until', '>', now)
    .where('y.ended_at', 'is', null)
    .executeTakeFirst()
  return row?.pageId
}

/** That it was opened, and when, stays for the report; of those that nobody opened nothing has to. */
export async function deleteUnopenedBefore(tx: Tx<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await tx
    .deleteFrom('inquiries.confidential_links')
    .where('expires_at', '<', before)
    .where('opened_at', 'is', null)
    .execute()
}
