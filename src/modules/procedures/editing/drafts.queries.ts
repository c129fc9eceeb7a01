import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Draft } from './draft.ts'
import type { Sketch } from './sketch/sketch.ts'

const selected = sql`select d.id, d.slug, coalesce(p.section_id, d.section_id) as "sectionId", s.name as section, d.sketch, d.version,
    p.id as "procedureId", v.number as "basedOn", d.import_id as "importId", d.changed_at as "changedAt", w.name as "changedBy"
  from procedures.drafts d left join procedures.procedures p on p.slug = d.slug
  join kernel.sections s on s.id = coalesce(p.section_id, d.section_id)
  join kernel.staff w on w.id = d.changed_by left join procedures.versions v on v.id = d.based_on`

/** Those of the sections, the one that was worked on last first. */
export async function listDrafts(db: Db<'procedures'>, sectionIds: readonly number[]): Promise<Draft[]> {
  const { rows } = await sql<Draft>`${selected}
    where coalesce(p.section_id, d.section_id) = any(${[...sectionIds]}) order by d.changed_at desc`.execute(db)
  return rows
}

export async function findDraft(db: Db<'procedures'>, id: number): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`${selected} where d.id = ${id}`.execute(db)
  return rows[0]
}

export async function findDraftOf(db: Db<'procedures'>, slug: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`${selected} where d.slug = ${slug}`.execute(db)
  return rows[0]
}

/** Whoever changes it at the same moment waits until the transaction ends. */
export async function holdDraft(tx: Tx<'procedures'>, id: number): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`${selected} where d.id = ${id} for update of d`.execute(tx)
  return rows[0]
}

export interface NewDraft {
  slug: string
  sectionId: number
  sketch: Sketch
  basedOn?: number
  importId?: number
}

/** @returns undefined where there is a draft of the procedure already */
export async function insertDraft(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staffId: number,
  { slug, sectionId, sketch, basedOn, importId }: NewDraft,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('procedures.drafts')
    .values({
      slug,
      section_id: sectionId,
      sketch: JSON.stringify(sketch),
      based_on: basedOn ?? null,
      import_id: importId ?? null,
      begun_at: now,
      changed_at: now,
      changed_by: staffId,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function updateDraft(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staffId: number,
  { id, version }: Draft,
  sketch: Sketch,
): Promise<void> {
  await tx
    .updateTable('procedures.drafts')
    .set({ sketch: JSON.stringify(sketch), version: version + 1, changed_at: now, changed_by: staffId })
    .where('id', '=', id)
    .execute()
}

/** What another town published went into it. */
export async function adoptIntoDraft(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staffId: number,
  draft: Draft,
  sketch: Sketch,
  importId: number,
): Promise<void> {
  await updateDraft(tx, now, staffId, draft, sketch)
  await tx.updateTable('procedures.drafts').set({ import_id: importId }).where('id', '=', draft.id).execute()
}

export async function deleteDraft(tx: Tx<'procedures'>, id: number): Promise<void> {
  await tx.deleteFrom('procedures.drafts').where('id', '=', id).execute()
}
