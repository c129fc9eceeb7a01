import type { Tx } from '#lib/db/connect.ts'
import { holdBytes, insertFile } from './files.queries.ts'
import type { ReceivedFile } from './receive.ts'

/**
 * Bytes first, then the row, in the caller's transaction: a row never stands without its bytes. Bytes whose transaction
 * failed are removed by `files.sweep`.
 */
export async function keepFile(tx: Tx, { parts, scan, put, sha256, originalSha256 }: ReceivedFile): Promise<void> {
  for (const part of parts) {
    await holdBytes(tx, part.sha256)
    await put(part)
    await insertFile(tx, part, scan, part.sha256.equals(sha256) ? originalSha256 : undefined)
  }
}
