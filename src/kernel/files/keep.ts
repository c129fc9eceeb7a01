import type { Tx } from '#lib/db/connect.ts'
import { holdBytes, insertFile } from './files.queries.ts'
import type { ReceivedFile } from './receive.ts'

/**
 * Bytes first, then the row, in the caller's transaction: a row never stands without its bytes. Bytes whose transaction
 * failed are removed by `files.sweep`.
 */
export const keepFile = (tx: Tx, file: ReceivedFile): Promise<void> => keepFiles(tx, [file])

/** Keeps many: their bytes are written at the same time, since the disk is what takes long. */
export async function keepFiles(tx: Tx, files: ReceivedFile[]): Promise<void> {
  for (const { parts } of files) for (const part of parts) await holdBytes(tx, part.sha256)
  await Promise.all(files.flatMap(({ parts, put }) => parts.map(put)))
  for (const { parts, scan, sha256, originalSha256 } of files)
    for (const part of parts) await insertFile(tx, part, scan, part.sha256.equals(sha256) ? originalSha256 : undefined)
}
