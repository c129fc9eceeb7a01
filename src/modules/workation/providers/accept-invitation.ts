import { record } from '#kernel/audit/record.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findOpen, type Invitation, takeUp } from './invitations.queries.ts'

const GONE = 'この招待は、期限が過ぎたか、もう使われています。役所の担当に、もう一度招待するよう伝えてください。'

/** @throws Refusal 404 where it is unknown, used, revoked or too old: the same answer */
export async function getInvitation(db: Db<'workation'>, now: Temporal.Instant, token: string): Promise<Invitation> {
  const invitation = await findOpen(db, digestOf(token), now)
  if (!invitation) throw new Refusal(404, GONE)
  return invitation
}

/** 担当者になる: whoever holds the address and is signed in, once. */
export async function acceptInvitation(
  db: Db<'workation'>,
  now: Temporal.Instant,
  residentId: number,
  token: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const providerId = await takeUp(tx, now, digestOf(token), residentId)
    if (providerId === undefined) throw new Refusal(404, GONE)
    await record(tx, now, `resident:${residentId}`, 'provider.joined', `provider:${providerId}`)
  })
}
