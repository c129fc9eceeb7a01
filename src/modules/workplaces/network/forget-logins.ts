import type { Program, Task } from '#kernel/program.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { forgetLogins } from './network.queries.ts'

/** Logins tell where people were: they are kept as long as a dispute about a booking may need them, and no longer. */
const KEPT = { years: 1 }

export function forgetLoginsTask(program: Program): Task {
  return async ({ db }) => {
    await forgetLogins(db, program.clock().toZonedDateTimeISO(TOKYO).subtract(KEPT).toInstant())
  }
}
