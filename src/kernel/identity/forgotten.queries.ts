import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

const FOREIGN_KEY_VIOLATION = '23503'

/** The database knows which room refers to a resident. Jobs that were to tell them something go as well. */
export async function deleteUnlessReferred(tx: Tx, id: number): Promise<{ picture: Buffer | null } | undefined> {
  await sql`savepoint forgetting`.execute(tx)
  try {
    await sql`delete from kernel.email_codes where email in (
      select subject from kernel.resident_identities where resident_id = ${id} and kind = 'email')`.execute(tx)
    await tx.deleteFrom('kernel.sessions').where('resident_id', '=', id).execute()
    await tx.deleteFrom('kernel.resident_identities').where('resident_id', '=', id).execute()
    const row = await tx
      .deleteFrom('kernel.residents')
      .where('id', '=', id)
      .returning('picture_sha256 as picture')
      .executeTakeFirst()
    await sql`release savepoint forgetting`.execute(tx)
    return row
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error
    await sql`rollback to savepoint forgetting`.execute(tx)
    return undefined
  }
}
