import { z } from 'zod'
import type { Tx } from '#lib/db/connect.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program, Task } from '../program.ts'
import { areWanted, deleteUnlessWanted } from './files.queries.ts'

/**
 * 消去: forgets a file that the caller's row no longer refers to, with its links and its original, unless somebody else
 * sent the same bytes. The bytes go once the transaction has committed.
 */
export async function eraseFile(tx: Tx, sha256: Buffer): Promise<void> {
  const erased = await deleteUnlessWanted(tx, sha256)
  if (!erased) return
  await enqueue(tx, 'files.erase', { sha256: sha256.toString('hex') })
  if (erased.original) await eraseFile(tx, erased.original)
}

const Payload = z.object({ sha256: z.hash('sha256') })

export function eraseBytes(program: Program): Task {
  return (municipality, payload) =>
    removeUnlessWanted(program, municipality, Buffer.from(Payload.parse(payload).sha256, 'hex'))
}

/** Every night: bytes whose row was never committed, or whose erasure was interrupted. */
export function sweepBytes(program: Program): Task {
  return async (municipality) => {
    for await (const sha256 of program.files.list(municipality.slug)) {
      await removeUnlessWanted(program, municipality, sha256)
    }
  }
}

async function removeUnlessWanted(program: Program, municipality: Municipality, sha256: Buffer): Promise<void> {
  await municipality.db.transaction().execute(async (tx) => {
    if (!(await areWanted(tx, sha256))) await program.files.remove(municipality.slug, sha256)
  })
}
