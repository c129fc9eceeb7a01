import { type Actor, record } from '#kernel/audit/record.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { endDrivenSection, insertDrivenSection } from './driven-sections.queries.ts'

async function findSection(db: Db<'attendance'>, code: string, on: Temporal.PlainDate) {
  const section = (await listSections(db, on)).find((one) => one.code === code)
  if (!section) throw new Refusal(404, `${on} に、課のコード ${code} はありません。`)
  return section
}

/** 他律的業務の比重が高い部署に指定する, from a day on. @throws Refusal 404, 409 where it is one already */
export async function addDrivenSection(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  code: string,
  from: Temporal.PlainDate,
): Promise<void> {
  const { id, name } = await findSection(db, code, from)
  await db.transaction().execute(async (tx) => {
    if (!(await insertDrivenSection(tx, id, from))) throw new Refusal(409, `${name} は、すでに指定されています。`)
    await record(tx, now, actor, 'driven_section.added', `section:${id}`, { from: from.toString() })
  })
}

/** 指定をやめる. @param to the first day no longer. @throws Refusal 404, 409 where it is none then */
export async function removeDrivenSection(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  code: string,
  to: Temporal.PlainDate,
): Promise<void> {
  const { id, name } = await findSection(db, code, to)
  await db.transaction().execute(async (tx) => {
    if (!(await endDrivenSection(tx, id, to))) throw new Refusal(409, `${name} は、${to} には指定されていません。`)
    await record(tx, now, actor, 'driven_section.ended', `section:${id}`, { to: to.toString() })
  })
}
