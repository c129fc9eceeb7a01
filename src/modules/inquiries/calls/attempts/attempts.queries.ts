import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Attempt, Outcome } from './attempt.ts'

/** @returns false where the same form was sent before */
export async function insertAttempt(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  callId: number,
  { outcome, key }: { outcome: Outcome; key: string },
): Promise<boolean> {
  const row = await tx
    .insertInto('inquiries.call_attempts')
    .values({ call_id: callId, outcome, made_at: now, made_by: staff.id, key })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const findAttempt = (tx: Tx<'inquiries'>, callId: number, key: string) =>
  tx
    .selectFrom('inquiries.call_attempts')
    .select('id')
    .where('call_id', '=', callId)
    .where('key', '=', key)
    .executeTakeFirst()

/** Those at some calls, the oldest first. */
export const listAttempts = (
  db: Db<'inquiries'>,
  callIds: readonly number[],
): Promise<(Attempt & { callId: number })[]> =>
  callIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('inquiries.call_attempts as a')
        .innerJoin('kernel.staff as s', 's.id', 'a.made_by')
        .select(['a.call_id as callId', 'a.made_at as madeAt', 's.name as madeBy'])
        .select((eb) => eb.ref('a.outcome').$castTo<Outcome>().as('outcome'))
        .where('a.call_id', 'in', callIds)
        .orderBy('a.made_at')
        .orderBy('a.id')
        .execute()
