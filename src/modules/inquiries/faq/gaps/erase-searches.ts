import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { deleteOffersBefore } from '../offers/offers.queries.ts'
import { KEPT_DAYS } from './gap.ts'
import { deleteSearchesBefore } from './gaps.queries.ts'

export const ERASE_SEARCHES = 'inquiries.erase-searches'

/** Every night: what people searched for, and what came of what they were shown, is kept for 90 days; 効果 has counted it by then. */
export const eraseSearchesTask =
  (program: Program): Task =>
  ({ db }) => {
    const before = program.clock().subtract({ hours: 24 * KEPT_DAYS })
    return (db as Db<'inquiries'>).transaction().execute(async (tx) => {
      await deleteSearchesBefore(tx, before)
      await deleteOffersBefore(tx, before)
    })
  }
