import type { MiddlewareHandler } from 'hono'
import { record } from '#kernel/audit/record.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findDesk, updateDesk } from './desk.queries.ts'

/** Whoever answers for the section that handles workation. */
export async function handles(db: Db<'workation'>, staff: Staff): Promise<boolean> {
  const desk = await findDesk(db)
  return desk !== undefined && coversSection(staff, 'answer', desk)
}

export async function requireDesk(db: Db<'workation'>, staff: Staff): Promise<void> {
  if (!(await handles(db, staff)))
    throw new Refusal(
      403,
      'ワーケーションを担当する課の職務がありません。担当する課は「設定 → ワーケーション」で決めます。',
    )
}

export const deskOnly: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  await requireDesk(c.var.db, c.var.staff)
  await next()
}

/** 担当課を決める. @throws Refusal 422 where it is no section of today */
export async function chooseDesk(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: string,
): Promise<void> {
  const section = (await listSections(db, dateInTokyo(now))).find(({ id }) => String(id) === typed)
  if (!section) throw new Refusal(422, '担当する課を選んでください。', 'section')
  await db.transaction().execute(async (tx) => {
    await updateDesk(tx, section.id)
    await record(tx, now, `staff:${staff.id}`, 'workation.desk_chosen', `section:${section.id}`, { name: section.name })
  })
}
