import { record } from '../audit/record.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program } from '../program.ts'
import { scan, type Verdict } from './clamd.ts'
import type { Part } from './receive.ts'

export type ScanState = 'unscanned' | 'clean' | 'infected'

/**
 * Where no scanner is set, files stay `unscanned` and are served. Where one is set and does not answer they stay so too,
 * but nobody gets them until `files.rescan` has had its answer.
 */
export async function scanArrival(program: Program, municipality: Municipality, part: Part): Promise<ScanState> {
  const { CLAMD } = program.settings
  if (!CLAMD) return 'unscanned'
  let verdict: Verdict
  try {
    verdict = await scan(CLAMD, chunks(part.bytes))
  } catch (error) {
    program.log.warn({ err: error }, 'the virus scanner does not answer: the file waits in quarantine')
    return 'unscanned'
  }
  if (!verdict.infected) return 'clean'
  const { signature } = verdict
  await municipality.db
    .transaction()
    .execute((tx) =>
      record(tx, program.clock(), 'system:scanner', 'file.refused', part.sha256.toString('hex'), { signature }),
    )
  return 'infected'
}

const CHUNK = 1024 * 1024

async function* chunks(bytes: Uint8Array) {
  for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK)
}
