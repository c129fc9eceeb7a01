import { type Actor, record } from '#kernel/audit/record.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { countDue, type Due, type DueOne, isDue, listDue } from './due.queries.ts'
import { eraseConversation } from './erase-conversation.ts'
import { emptyCall, holdToErase } from './erase.queries.ts'
import { allowed, limitOf } from './retention.ts'
import { listKeepers, readRetention, setConfirmed, setTold } from './terms.queries.ts'

export const RETENTION = '/console/settings/retention'

/** 消去の予定: what a run would erase now, and how many it may. */
export interface Plan extends Due {
  limit: number
  confirmed: number | null
  /** `count`, or 0 where somebody has to confirm first. */
  allowed: number
}

export async function planRetention(db: Db<'inquiries'>, now: Temporal.Instant): Promise<Plan> {
  const [due, retention] = await Promise.all([countDue(db, now), readRetention(db)])
  const limit = limitOf(retention, due.all)
  return { ...due, limit, confirmed: retention.confirmed, allowed: allowed(due.count, limit, retention.confirmed) }
}

/** One transaction for each: whoever is killed has erased some wholly and the others not at all, and the next run goes on. */
function eraseOne(db: Db<'inquiries'>, now: Temporal.Instant, actor: Actor, { id, kind }: DueOne): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (kind === 'counted') {
      if (!(await emptyCall(tx, id))) return false
      await record(tx, now, actor, 'call.erased', `call:${id}`, { cause: 'rule' })
      return true
    }
    const conversation = await holdToErase(tx, id, false)
    if (!conversation || !(await isDue(tx, now, id))) return false
    await eraseConversation(tx, now, conversation, actor)
    return true
  })
}

/** More are no fault of their own: the database is away. */
const MOST_FAILURES = 20

/**
 * Erases what is due, the oldest first; above the cap nothing, unless the number was confirmed. Two at once share the work. One that cannot be
 * erased keeps nothing that is younger from being erased: it is told at the end, and tried again by the next run.
 * @returns how many were erased @throws AggregateError
 */
export async function runRetention(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  actor: Actor = 'system:worker',
): Promise<{ plan: Plan; erased: number }> {
  const plan = await planRetention(db, now)
  if (plan.count > 0 && plan.allowed === 0) {
    await db.transaction().execute((tx) => tellKeepers(tx, now, plan))
    return { plan, erased: 0 }
  }
  let erased = 0
  const failures: Error[] = []
  for (const one of await listDue(db, now, plan.allowed)) {
    const done = await eraseOne(db, now, actor, one).catch(
      (cause: unknown) => new Error(`${one.kind} ${one.id}`, { cause }),
    )
    if (done instanceof Error) failures.push(done)
    else if (done) erased++
    if (failures.length > MOST_FAILURES) break
  }
  await db.transaction().execute(async (tx) => {
    await setTold(tx, null)
    if (failures.length === 0) await setConfirmed(tx, null)
    if (erased > 0) await record(tx, now, actor, 'retention.run', 'inquiries:retention', { due: plan.count, erased })
  })
  if (failures.length > 0)
    throw new AggregateError(failures, `could not be erased: ${failures.map(({ message }) => message).join(', ')}`)
  return { plan, erased }
}

async function tellKeepers(tx: Tx<'inquiries'>, now: Temporal.Instant, { count, limit }: Plan): Promise<void> {
  if (!(await setTold(tx, count))) return
  const title = `保存期間を過ぎた相談が ${count}件あり、一度に消せる ${limit}件を超えるため、消去を止めています。予定を確かめてください`
  for (const staffId of await listKeepers(tx))
    await notify(tx as unknown as Tx, now, staffId, { title, href: RETENTION })
}

/** 毎晩. */
export const retentionTask =
  (program: Program): Task =>
  async ({ db }) => {
    await runRetention(db, program.clock())
  }
