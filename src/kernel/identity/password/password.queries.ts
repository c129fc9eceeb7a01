import type { Db, Tx } from '#lib/db/connect.ts'

/** What signing in needs to know of a member of staff; disabled ones too. */
export interface Credentials {
  id: number
  signInName: string
  passwordHash: string | null
  disabledAt: Temporal.Instant | null
  hasSecondFactor: boolean
  passwordIsTemporary: boolean
}

const credentials = (db: Db) =>
  db
    .selectFrom('kernel.staff as s')
    .leftJoin('kernel.totp as t', 't.staff_id', 's.id')
    .select(['s.id', 's.sign_in_name as signInName', 's.password_hash as passwordHash', 's.disabled_at as disabledAt'])
    .select('s.password_is_temporary as passwordIsTemporary')
    .select((eb) => eb('t.confirmed_at', 'is not', null).as('confirmed'))

type Row = Awaited<ReturnType<ReturnType<typeof credentials>['execute']>>[number]
const read = (row: Row | undefined): Credentials | undefined => {
  if (!row) return undefined
  const { confirmed, ...rest } = row
  return { ...rest, hasSecondFactor: Boolean(confirmed) }
}

export const findCredentialsByName = async (db: Db, signInName: string) =>
  read(await credentials(db).where('s.sign_in_name', '=', signInName).executeTakeFirst())

export const findCredentials = async (db: Db, staffId: number) =>
  read(await credentials(db).where('s.id', '=', staffId).executeTakeFirst())

/**
 * Whether the password that was just verified still is the one. Holds the row until the transaction ends, so that
 * a session cannot slip in while the password is being changed or the person disabled.
 */
export async function holdCredentials(tx: Tx, staffId: number, passwordHash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('kernel.staff')
    .select('id')
    .where('id', '=', staffId)
    .where('password_hash', '=', passwordHash)
    .where('disabled_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** False where somebody changed it first. */
export async function replacePasswordHash(
  tx: Tx,
  staffId: number,
  old: string | null,
  fresh: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.staff')
    .set({ password_hash: fresh, password_is_temporary: false })
    .where('id', '=', staffId)
    .where('password_hash', 'is not distinct from', old)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The password in use opens only the page that changes it. @returns their e-mail address */
export async function requireNewPassword(tx: Tx, staffId: number): Promise<string> {
  const { email } = await tx
    .updateTable('kernel.staff')
    .set({ password_is_temporary: true })
    .where('id', '=', staffId)
    .returning('email')
    .executeTakeFirstOrThrow()
  return email
}
