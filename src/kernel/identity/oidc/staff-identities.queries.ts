import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** What an identity provider vouches for: the pair that links an account, and nothing else does. */
export interface Subject {
  issuer: string
  subject: string
}

export interface StaffIdentity extends Subject {
  /** The provider's name in the town, or its address where the town no longer has it. */
  label: string
}

export async function listStaffIdentities(db: Db, staffId: number): Promise<StaffIdentity[]> {
  const { rows } = await sql<StaffIdentity>`
    select i.issuer, i.subject, coalesce(p.label, i.issuer) as label from kernel.staff_identities i
    left join kernel.oidc_providers p on p.issuer = i.issuer and p.audience = 'staff'
    where i.staff_id = ${staffId} order by i.created_at, i.issuer, i.subject`.execute(db)
  return rows
}

/** Who may sign in with this identity; held until the transaction ends, so that it cannot be unlinked meanwhile. */
export async function findStaffBySubject(tx: Tx, { issuer, subject }: Subject) {
  const { rows } = await sql<{ id: number; hasSecondFactor: boolean }>`
    select s.id, exists (select from kernel.totp t where t.staff_id = s.id and t.confirmed_at is not null) as "hasSecondFactor"
    from kernel.staff_identities i join kernel.staff s on s.id = i.staff_id
    where i.issuer = ${issuer} and i.subject = ${subject} and s.disabled_at is null for share of i, s`.execute(tx)
  return rows[0]
}

/** False where the identity is another person's. */
export async function linkStaffIdentity(tx: Tx, staffId: number, { issuer, subject }: Subject): Promise<boolean> {
  const { rows } = await sql<{ staffId: number }>`
    insert into kernel.staff_identities as i (issuer, subject, staff_id) values (${issuer}, ${subject}, ${staffId})
    on conflict (issuer, subject) do update set staff_id = i.staff_id returning staff_id as "staffId"`.execute(tx)
  return rows[0]?.staffId === staffId
}

export async function unlinkStaffIdentity(tx: Tx, staffId: number, { issuer, subject }: Subject): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('kernel.staff_identities')
    .where('staff_id', '=', staffId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
