import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { deleteDraft, updateDraft } from './drafts.queries.ts'
import { holdOwn } from './may.ts'
import { readSketch, type Sketch } from './sketch/sketch.ts'

/**
 * Saves what somebody made of a draft that they had before them as its version `seen`.
 * @param change the next sketch, of the one that stands
 * @throws Refusal 404, 409, 422
 */
export async function changeDraft(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  seen: number,
  change: (sketch: Sketch) => unknown,
): Promise<Sketch> {
  return await db.transaction().execute(async (tx) => {
    const draft = await holdOwn(tx, staff, id, seen)
    const read = readSketch(change(draft.sketch))
    if (!read.ok)
      throw new Refusal(
        422,
        `この内容は保存できません。${read.findings.map(({ path, message }) => [path, message].filter(Boolean).join(': ')).join(' / ')}`,
        'definition',
      )
    if (read.sketch.id !== draft.slug)
      throw new Refusal(422, `これは「${read.sketch.id}」の定義です。この下書きは「${draft.slug}」です。`, 'definition')
    await updateDraft(tx, now, staff.id, draft, read.sketch)
    await record(tx, now, `staff:${staff.id}`, 'procedure_draft.changed', `procedure_draft:${id}`, { slug: draft.slug })
    return read.sketch
  })
}

/** 下書きを取りやめる: what is published stays as it is. */
export async function discardDraft(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  seen: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { slug } = await holdOwn(tx, staff, id, seen)
    await deleteDraft(tx, id)
    await record(tx, now, `staff:${staff.id}`, 'procedure_draft.discarded', `procedure_draft:${id}`, { slug })
  })
}
