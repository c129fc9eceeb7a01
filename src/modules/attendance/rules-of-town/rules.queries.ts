import type { Db } from '#lib/db/connect.ts'
import type { Overrides } from '../rules/rule-set/rule-set.ts'

/** The town's own rules, each from its day on. They were validated when they were stored. */
export async function listOverrides(db: Db<'attendance'>): Promise<Overrides> {
  const rows = await db
    .selectFrom('attendance.rule_overrides')
    .select(['from_on', 'rules'])
    .orderBy('from_on')
    .execute()
  return rows.map(({ from_on: from, rules }) => ({ from: from.toString(), rules: rules as Overrides[number]['rules'] }))
}
