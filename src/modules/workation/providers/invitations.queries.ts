import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export interface Invitation {
  id: number
  providerId: number
  provider: string
  email: string
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  acceptedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

const columns = sql`i.id, i.provider_id as "providerId", v.name as provider, i.email, i.invited_at as "invitedAt",
  i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`

/** The newest first. */
export async function listInvitations(db: Db<'workation'>, providerId: number): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`select ${columns} from workation.invitations i
    join workation.providers v on v.id = i.provider_id where i.provider_id = ${providerId} order by i.id desc limit 20`.execute(
    db,
  )
  return rows
}

export interface NewInvitation {
  providerId: number
  email: string
  digest: Buffer
  staffId: number
  expiresAt: Temporal.Instant
}

/** One stands for an address; the one before it holds no longer. */
export async function replaceInvitation(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  { providerId, email, digest, staffId, expiresAt }: NewInvitation,
): Promise<number> {
  await tx
    .updateTable('workation.invitations')
    .set({ revoked_at: now })
    .where('provider_id', '=', providerId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('workation.invitations')
    .values({ provider_id: providerId, email, digest, invited_by: staffId, invited_at: now, expires_at: expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One that can still be taken up. */
export async function findOpen(
  db: Db<'workation'>,
  digest: Buffer,
  now: Temporal.Instant,
): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`select ${columns} from workation.invitations i
    join workation.providers v on v.id = i.provider_id and v.ended_at is null
    where i.digest = ${digest} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}`.execute(db)
  return rows[0]
}

/** Takes an invitation up, once, and binds the resident to its provider. @returns the provider, or nothing where it no longer holds */
export async function takeUp(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  digest: Buffer,
  residentId: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ providerId: number }>`
    with taken as (
      update workation.invitations i set accepted_at = ${now}, accepted_by = ${residentId} from workation.providers v
      where i.digest = ${digest} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}
        and v.id = i.provider_id and v.ended_at is null returning i.provider_id),
    bound as (
      insert into workation.members (provider_id, resident_id, since) select provider_id, ${residentId}, ${now} from taken
      on conflict do nothing)
    select provider_id as "providerId" from taken`.execute(tx)
  return rows[0]?.providerId
}

/** @returns false where it is not of this provider, or no longer holds */
export async function revoke(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  providerId: number,
  id: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workation.invitations')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('provider_id', '=', providerId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface Member {
  residentId: number
  name: string
  email: string | null
  since: Temporal.Instant
}

export async function listMembers(db: Db<'workation'>, providerId: number): Promise<Member[]> {
  const { rows } = await sql<Member>`select m.resident_id as "residentId", r.display_name as name, m.since,
      (select i.subject from kernel.resident_identities i where i.resident_id = m.resident_id and i.kind = 'email' limit 1) as email
    from workation.members m join kernel.residents r on r.id = m.resident_id
    where m.provider_id = ${providerId} order by m.since`.execute(db)
  return rows
}

/** @returns false where they are none */
export async function deleteMember(tx: Tx<'workation'>, providerId: number, residentId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('workation.members')
    .where('provider_id', '=', providerId)
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
