import { record } from '../audit/record.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program, Task } from '../program.ts'
import { NotScanned, scan, type Verdict } from './clamd.ts'
import { listUnscanned, setScan } from './files.queries.ts'

/** Asks the scanner about every file that it could not be asked about when it came; comes again if the scanner is away. */
export function rescan(program: Program): Task {
  const { CLAMD } = program.settings
  return async (municipality) => {
    if (!CLAMD) return
    for (const { sha256 } of await listUnscanned(municipality.db)) {
      try {
        await settle(program, municipality, sha256, await scan(CLAMD, program.files.read(municipality.slug, sha256)))
      } catch (error) {
        const file = sha256.toString('hex')
        program.log.warn({ err: error, file }, 'the virus scanner gave no answer: the file stays in quarantine')
        if (!(error instanceof NotScanned)) return
      }
    }
  }
}

function settle(program: Program, { db }: Municipality, sha256: Buffer, verdict: Verdict): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await setScan(tx, sha256, verdict.infected ? 'infected' : 'clean')
    if (!verdict.infected) return
    const { signature } = verdict
    await record(tx, program.clock(), 'system:scanner', 'file.quarantined', sha256.toString('hex'), { signature })
  })
}
