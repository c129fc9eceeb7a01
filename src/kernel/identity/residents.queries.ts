import { type Kysely, sql, type Transaction } from 'kysely'

export type IdentityKind = 'line' | 'email' | 'oidc'

/** What proves that it is the same person again: the issuer's own name for them, never a matching e-mail address. */
export interface ResidentIdentity {
  kind: IdentityKind
  issuer: string
  subject: string
}

export async function findResidentId<T>(
  db: Kysely<T> | Transaction<T>,
  { kind, issuer, subject }: ResidentIdentity,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select resident_id as id from kernel.resident_identities
    where kind = ${kind} and issuer = ${issuer} and subject = ${subject}`.execute(db)
  return rows[0]?.id
}

/**
 * The resident behind an identity, made at first sight. Whoever comes second waits for the first to commit and gets
 * the same resident: the identity is claimed before its resident exists, in one statement, so nothing is left over.
 */
export async function findOrCreateResident<T>(
  tx: Transaction<T>,
  identity: ResidentIdentity & { displayName?: string },
): Promise<{ id: number; isNew: boolean }> {
  const known = await findResidentId(tx, identity)
  if (known !== undefined) return { id: known, isNew: false }
  const { rows } = await sql<{ id: number }>`
    with claimed as (
      insert into kernel.resident_identities (kind, issuer, subject, resident_id)
        values (${identity.kind}, ${identity.issuer}, ${identity.subject}, nextval(pg_get_serial_sequence('kernel.residents', 'id')))
        on conflict do nothing returning resident_id)
    insert into kernel.residents (id, display_name) overriding system value
      select resident_id, ${identity.displayName ?? ''} from claimed returning id`.execute(tx)
  const made = rows[0]
  if (made) return { id: made.id, isNew: true }
  const first = await findResidentId(tx, identity)
  if (first === undefined) throw new Error('an identity was removed while it was being claimed')
  return { id: first, isNew: false }
}
