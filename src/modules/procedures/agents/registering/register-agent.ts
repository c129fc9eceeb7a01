import { record } from '#kernel/audit/record.ts'
import { holdResident } from '#kernel/identity/residents.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { mailboxFor } from '../tell-agent.ts'
import { AGENT_FIELDS, type AgentForm, readAgent } from './agent.ts'
import { findAgentOf, insertAgent } from './agents.queries.ts'

/**
 * 行政書士として登録する, or with other details than before: then the town has to look them up anew. The same twice is once.
 * @throws Refusal 409, 422
 */
export async function registerAgent(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  residentId: number,
  typed: AgentForm,
): Promise<void> {
  const read = readAgent(typed)
  await db.transaction().execute(async (tx) => {
    await holdResident(tx, residentId)
    if ((await mailboxFor(tx, residentId)) === undefined)
      throw new Refusal(409, '知らせを受け取るメールアドレスを、「わたしの情報」で加えてから登録してください。')
    const before = await findAgentOf(tx, residentId)
    if (before && AGENT_FIELDS.every((field) => before[field] === read[field])) return
    await insertAgent(tx, now, residentId, read)
    await record(tx, now, `resident:${residentId}`, 'agent.registered', `resident:${residentId}`, {
      number: read.registrationNumber,
    })
  })
}
