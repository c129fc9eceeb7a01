import type { Outcome } from './command.ts'
import { explain } from './explain.ts'

/** The outcome for a file that is not there or not to be read. @throws what no operator can do something about */
export function unreadable(error: unknown): Outcome {
  const sentence = explain(error)
  if (sentence === undefined) throw error
  return { ok: false, unreadable: true, lines: [`✖ ${sentence}`], json: { error: sentence } }
}
