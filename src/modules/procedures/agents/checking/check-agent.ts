import { record } from '#kernel/audit/record.ts'
import { hasDuty, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Agent, findAgent, insertCheck } from '../registering/agents.queries.ts'

export const CHECKS = { confirmed: '名簿で確かめた', not_found: '名簿にない' } as const
export type CheckOutcome = keyof typeof CHECKS

/** Whoever answers residents looks agents up too. @throws Refusal 403 */
export function refuseWithoutDuty(staff: Staff): void {
  if (!hasDuty(staff, 'answer'))
    throw new Refusal(403, '代理人を確かめる職務がありません。所属の長か人事担当に確かめてください。')
}

/** Only as they describe themselves now: what was there before is looked up no more. @throws Refusal 403, 404 */
export async function getAgent(db: Db<'procedures'>, staff: Staff, id: number): Promise<Agent> {
  refuseWithoutDuty(staff)
  const agent = await findAgent(db, id)
  if (!agent)
    throw new Refusal(404, 'この代理人は見つかりません。登録の内容を変えたときは、一覧から開き直してください。')
  return agent
}

/**
 * Notes what somebody found in the public register of 日本行政書士会連合会. Who is not in it files nothing from then on. The same
 * finding twice is one. @throws Refusal 403, 404
 */
export async function checkAgent(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  outcome: CheckOutcome,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const agent = await getAgent(tx, staff, id)
    if (agent.check === outcome) return
    await insertCheck(tx, now, { agentId: id, outcome, by: staff.id })
    await record(tx, now, `staff:${staff.id}`, 'agent.checked', `resident:${agent.residentId}`, {
      number: agent.registrationNumber,
      outcome,
    })
  })
}
