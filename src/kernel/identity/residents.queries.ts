import { type Kysely, sql, type Transaction } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

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

/** 住民: whoever is signed in on the residents' side. */
export interface Resident {
  id: number
  displayName: string
}

export const findResident = (db: Db, id: number): Promise<Resident | undefined> =>
  db
    .selectFrom('kernel.residents')
    .select(['id', 'display_name as displayName'])
    .where('id', '=', id)
    .executeTakeFirst()

export async function renameResident(tx: Tx, id: number, displayName: string): Promise<void> {
  await tx.updateTable('kernel.residents').set({ display_name: displayName }).where('id', '=', id).execute()
}

/** The ways in which a resident is known, the oldest first. */
export async function listIdentities(db: Db, residentId: number): Promise<ResidentIdentity[]> {
  const rows = await db
    .selectFrom('kernel.resident_identities')
    .select(['kind', 'issuer', 'subject'])
    .where('resident_id', '=', residentId)
    .orderBy('created_at')
    .orderBy('kind')
    .execute()
  return rows as ResidentIdentity[]
}

/** Holds the resident until the transaction ends, so that two requests do not each remove what the other leaves. */
export async function holdResident(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('kernel.residents').select('id').where('id', '=', id).forUpdate().execute()
}

/** False where it is no identity of this resident. */
export async function deleteIdentity(tx: Tx, residentId: number, identity: ResidentIdentity): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('kernel.resident_identities')
    .where('resident_id', '=', residentId)
    .where('kind', '=', identity.kind)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** False where the identity is somebody's already, be it this resident's. */
export async function addIdentity(tx: Tx, residentId: number, identity: ResidentIdentity): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kernel.resident_identities')
    .values({ ...identity, resident_id: residentId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}
