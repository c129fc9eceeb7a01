import { type Actor, record } from '#kernel/audit/record.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { check } from './check.ts'
import type { Definition } from './definition.ts'
import { digestOf } from '#lib/json/digest.ts'
import type { Finding } from './finding.ts'
import { readDefinition } from './read-definition.ts'
import { findNewest, holdProcedure, insertVersion, moveProcedure } from './versions.queries.ts'

export type Published = { ok: true; slug: string; number: number; isNew: boolean } | { ok: false; findings: Finding[] }

/**
 * 公開: makes a definition the newest version of its procedure, to be handled by a section. What was begun with an older version goes
 * on with it. A definition that already is the newest makes no other; with one finding nothing is published.
 */
export async function publishDefinition(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  json: unknown,
  { sectionId, staffId }: { sectionId: number; staffId: number },
): Promise<Published> {
  const read = readDefinition(json)
  if (!read.ok) return read
  const { definition } = read
  const findings = check(definition, dateInTokyo(now))
  if (findings.length > 0) return { ok: false, findings }
  return await db
    .transaction()
    .execute((tx) => publishChecked(tx, now, actor, definition, { sectionId, staffId, importId: null }))
}

export interface Publishing {
  sectionId: number
  staffId: number
  /** Where it came from another town. */
  importId: number | null
}

/** The same within a transaction, for a definition that was checked just now. */
export async function publishChecked(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  definition: Definition,
  { sectionId, staffId, importId }: Publishing,
): Promise<Extract<Published, { ok: true }>> {
  const { id: procedureId, ...before } = await holdProcedure(tx, definition.id, sectionId)
  const subject = `procedure:${procedureId}`
  const moved = before.sectionId !== sectionId
  if (moved) await moveProcedure(tx, procedureId, sectionId)
  const newest = await findNewest(tx, procedureId)
  const digest = digestOf(definition)
  const isNew = newest?.digest !== digest
  const number = (newest?.number ?? 0) + (isNew ? 1 : 0)
  if (isNew) await insertVersion(tx, { procedureId, number, definition, digest, at: now, by: staffId, importId })
  if (moved) await record(tx, now, actor, 'procedure.moved', subject, { from: before.sectionId, to: sectionId })
  if (isNew)
    await record(tx, now, actor, 'procedure.published', subject, { slug: definition.id, number, digest, staffId })
  return { ok: true, slug: definition.id, number, isNew }
}
