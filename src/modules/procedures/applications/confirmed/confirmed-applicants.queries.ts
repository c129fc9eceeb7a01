import { sql } from 'kysely'
import type { Confirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

/** In the transaction in which it arrives, before it has: from then on it stays. */
export async function insertConfirmed(
  tx: Tx<'procedures'>,
  applicationId: string,
  { person, by, at }: Confirmation,
): Promise<void> {
  await tx
    .insertInto('procedures.confirmed_applicants')
    .values({ application_id: applicationId, person: JSON.stringify(person), confirmed_by: by, confirmed_at: at })
    .execute()
}

export async function findConfirmed(db: Db<'procedures'>, applicationId: string): Promise<Confirmation | undefined> {
  const { rows } = await sql<Confirmation>`
    select person, confirmed_by as "by", confirmed_at as "at" from procedures.confirmed_applicants
    where application_id = ${applicationId}`.execute(db)
  return rows[0]
}
