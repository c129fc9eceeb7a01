import type { MiddlewareHandler } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ConsoleEnv } from '../http/env.ts'
import { coversSection, type Duty, hasDuty, type Staff } from '../identity/staff.ts'
import { rootSectionIds } from '../organization/sections.queries.ts'

/** Whether a duty is held for the whole municipality, which is its root section. */
export async function coversWholeTown(db: Db, staff: Staff, duty: Duty): Promise<boolean> {
  if (!hasDuty(staff, duty)) return false
  return (await rootSectionIds(db)).some((root) => coversSection(staff, duty, root))
}

/** For what concerns everybody: settings and the audit trail are not a single section's. */
export function requireWholeTown(duty: Duty): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    if (!(await coversWholeTown(c.var.db, c.var.staff, duty)))
      throw new Refusal(403, 'この画面を使う職務がありません。必要なときは人事の担当に相談してください。')
    await next()
  }
}
