import { type Actor, record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Circulates } from '../circulates.ts'
import { updateCirculates } from './circulates.queries.ts'

/**
 * From now on, what is decided of a procedure goes round or does not; what goes round already goes on.
 * @param before as whoever changes it saw it
 * @throws Refusal 409 where somebody else was first
 */
export async function changeCirculates(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  id: number,
  { before, circulates }: { before: Circulates; circulates: Circulates },
): Promise<'changed' | 'unchanged'> {
  if (before === circulates) return 'unchanged'
  await db.transaction().execute(async (tx) => {
    if (!(await updateCirculates(tx, id, before, circulates)))
      throw new Refusal(409, 'ほかの人が先に変えています。いまの設定を確かめて、もう一度選んでください。')
    await record(tx, now, actor, 'procedure.circulates_changed', `procedure:${id}`, { from: before, to: circulates })
  })
  return 'changed'
}
