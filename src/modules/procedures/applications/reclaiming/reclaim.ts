import { record } from '#kernel/audit/record.ts'
import { limit } from '#kernel/http/rate-limit.ts'
import { listIdentities } from '#kernel/identity/residents.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { giveToResident, holdApplication } from '../applications.queries.ts'
import { isKnownTo } from './is-known-to.ts'

const TRIES = { max: 5, per: { minutes: 10 } }
const UNKNOWN =
  'この申請は見つからないか、電話番号が申請書に書いたものと違います。サインインのメールアドレスが、申請書に書いたものと同じかも確かめてください。'

/**
 * 引き取る: what was sent from another browser without signing in becomes the resident's who proves to be the one who sent it. Absent,
 * another's and a wrong number are the same answer. @throws Refusal 422, 429
 */
export async function reclaim(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  residentId: number,
  id: string,
  phone: string,
): Promise<void> {
  await limit(db, now, `applications.reclaim:${residentId}`, TRIES)
  const identities = await listIdentities(db, residentId)
  const mailboxes = identities.filter(({ kind }) => kind === 'email').map(({ subject }) => subject)
  await db.transaction().execute(async (tx) => {
    const application = await holdApplication(tx, id)
    if (!application || !isKnownTo(application, mailboxes, phone)) throw new Refusal(422, UNKNOWN, 'phone')
    await giveToResident(tx, id, residentId)
    await record(tx, now, `resident:${residentId}`, 'application.reclaimed', `application:${id}`)
  })
}
