import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'
import type { ResidentIdentity } from '../residents.queries.ts'
import type { ConfirmedPerson } from './confirmed-person.ts'

/** What the service says today takes the place of what it said before. */
export async function keepConfirmed(
  tx: Tx,
  now: Temporal.Instant,
  { issuer, subject }: ResidentIdentity,
  person: ConfirmedPerson,
): Promise<void> {
  const values = { person: JSON.stringify(person), confirmed_at: now }
  await tx
    .insertInto('kernel.confirmed_people')
    .values({ issuer, subject, ...values })
    .onConflict((conflict) => conflict.columns(['kind', 'issuer', 'subject']).doUpdateSet(values))
    .execute()
}

export interface Confirmation {
  person: ConfirmedPerson
  /** Name of the service. */
  by: string
  at: Temporal.Instant
}

/** The newest word of a service that the town takes for an identity card today; undefined where there is none. */
export async function findConfirmation<T>(
  db: Kysely<T> | Transaction<T>,
  residentId: number,
): Promise<Confirmation | undefined> {
  const { rows } = await sql<Confirmation>`
    select c.person, p.label as "by", c.confirmed_at as "at"
    from kernel.resident_identities i
    join kernel.confirmed_people c on (c.kind, c.issuer, c.subject) = (i.kind, i.issuer, i.subject)
    join kernel.oidc_providers p on p.issuer = i.issuer and p.audience = 'resident' and p.confirms
    where i.resident_id = ${residentId}
    order by c.confirmed_at desc limit 1`.execute(db)
  return rows[0]
}
