import type { Program, Task } from '../program.ts'
import { deleteEventsBefore } from './deliveries.queries.ts'

export const FORGET = 'webhooks.forget'
const KEPT = { hours: 24 * 30 }

/** After 30 days nobody asks whether something arrived: the events go, with their deliveries and tries. */
export const forgetTask =
  (program: Program): Task =>
  ({ db }) =>
    deleteEventsBefore(db, program.clock().subtract(KEPT))
