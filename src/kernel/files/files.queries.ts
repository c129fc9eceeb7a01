import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Part } from './receive.ts'
import type { ScanState } from './scan.ts'

export interface FileRow {
  sha256: Buffer
  mediaType: string
  bytes: number
  scan: ScanState
}

/** Held until the transaction ends: nobody removes these bytes meanwhile. Many may hold it at once. */
export async function holdBytes(tx: Tx, sha256: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${sha256.toString('hex')}, 0))`.execute(tx)
}

/** Waits for everybody who holds these bytes; then says whether a row still wants them. */
export async function areWanted(tx: Tx, sha256: Buffer): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256.toString('hex')}, 0))`.execute(tx)
  return (await findFile(tx, sha256)) !== undefined
}

export async function insertFile(tx: Tx, part: Part, scan: ScanState, originalSha256?: Buffer): Promise<void> {
  await tx
    .insertInto('kernel.files')
    .values({
      sha256: part.sha256,
      media_type: part.mediaType,
      bytes: part.bytes.length,
      width: part.width ?? null,
      height: part.height ?? null,
      scan,
      original_sha256: originalSha256 ?? null,
    })
    .onConflict((conflict) =>
      // The same bytes again: only what the scanner found out since is new.
      conflict.column('sha256').doUpdateSet({ scan }).where('kernel.files.scan', '=', 'unscanned'),
    )
    .execute()
}

export function findFile(db: Db, sha256: Buffer): Promise<FileRow | undefined> {
  return db
    .selectFrom('kernel.files')
    .select(['sha256', 'media_type as mediaType', 'bytes'])
    .select((row) => row.ref('scan').$castTo<ScanState>().as('scan'))
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/**
 * Deletes the row and its links unless some row of any module still refers to it: the database knows who does.
 * @returns whether it was deleted, and the original it was drawn from
 */
export async function deleteUnlessWanted(tx: Tx, sha256: Buffer): Promise<{ original: Buffer | null } | undefined> {
  await sql`savepoint erasing`.execute(tx)
  try {
    await tx.deleteFrom('kernel.file_links').where('sha256', '=', sha256).execute()
    const deleted = await tx
      .deleteFrom('kernel.files')
      .where('sha256', '=', sha256)
      .returning('original_sha256 as original')
      .executeTakeFirst()
    await sql`release savepoint erasing`.execute(tx)
    return deleted
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error
    await sql`rollback to savepoint erasing`.execute(tx)
    return undefined
  }
}

const FOREIGN_KEY_VIOLATION = '23503'

export function listUnscanned(db: Db): Promise<{ sha256: Buffer }[]> {
  return db.selectFrom('kernel.files').select('sha256').where('scan', '=', 'unscanned').orderBy('stored_at').execute()
}

export async function setScan(tx: Tx, sha256: Buffer, scan: ScanState): Promise<void> {
  await tx.updateTable('kernel.files').set({ scan }).where('sha256', '=', sha256).execute()
}
