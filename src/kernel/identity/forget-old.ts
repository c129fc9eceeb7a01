import { deleteCountersBefore } from '../http/rate-counters.queries.ts'
import type { Program, Task } from '../program.ts'
import { deleteEmailCodesBefore } from './residents/email-code.queries.ts'
import { deleteSessionsBefore } from './sessions.queries.ts'

/** What nobody can use any more is not kept: who was signed in where is told by the audit trail. */
export function forgetOld(program: Program): Task {
  return async ({ db }) => {
    const now = program.clock()
    await deleteSessionsBefore(db, now.subtract({ hours: 24 * 30 }))
    await deleteEmailCodesBefore(db, now.subtract({ hours: 24 }))
    await deleteCountersBefore(db, now.subtract({ hours: 24 }))
  }
}
