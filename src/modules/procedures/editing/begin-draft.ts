import { type Actor, record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { slug as slugShape } from '../definition/definition.ts'
import { shippedDefinitions } from '../definition/shipped.ts'
import { getOffering, getVersion } from '../offering/get-offering.ts'
import { findSectionOf } from '../offering/offerings.queries.ts'
import { findDraftOf, insertDraft, type NewDraft } from './drafts.queries.ts'
import { mayEdit, refuseOtherSection } from './may.ts'
import { newSketch, readSketch, type Sketch } from './sketch/sketch.ts'

/** From a version, from what comes with the program, or with nothing but a name. */
export type Beginning =
  | { from: 'version'; procedureId: number; number: number }
  | { from: 'shipped'; slug: string; sectionId: number }
  | { from: 'nothing'; slug: string; title: string; sectionId: number }
  | { from: 'json'; json: unknown; sectionId: number }

/**
 * 下書きを始める. Where there is one already, that one goes on: nobody's work is written over.
 * @throws Refusal 404, 409, 422
 */
export async function beginDraft(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  beginning: Beginning,
): Promise<{ id: number; isNew: boolean }> {
  const draft = await draftFor(db, now, staff, beginning)
  return await db.transaction().execute((tx) => keepDraft(tx, now, staff, draft, beginning.from))
}

async function draftFor(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  beginning: Beginning,
): Promise<NewDraft> {
  if (beginning.from === 'version') {
    const offering = await getOffering(db, staff, beginning.procedureId)
    const { version } = await getVersion(db, offering, beginning.number)
    const { slug, sectionId } = offering
    return { slug, sectionId, sketch: version.definition as unknown as Sketch, basedOn: version.id }
  }
  const { sectionId } = beginning
  await refuseOtherSection(db, now, staff, sectionId)
  const sketch = sketchFor(beginning)
  return { slug: sketch.id, sectionId, sketch }
}

function sketchFor(beginning: Exclude<Beginning, { from: 'version' }>): Sketch {
  if (beginning.from === 'shipped') {
    const found = shippedDefinitions().find((json) => (json as Sketch).id === beginning.slug)
    if (!found) throw new Refusal(422, '見本を選んでください。', 'slug')
    return found as Sketch
  }
  if (beginning.from === 'json') {
    const read = readSketch(beginning.json)
    if (!read.ok)
      throw new Refusal(
        422,
        `手続の定義として読めません。${read.findings.map(({ message }) => message).join(' ')}`,
        'definition',
      )
    return read.sketch
  }
  const { slug, title } = beginning
  if (!title) throw new Refusal(422, '手続の名前を入力してください。例: 駐輪場の利用申込み', 'title')
  if (!slugShape.safeParse(slug).success)
    throw new Refusal(
      422,
      'アドレスに使う名前は、小文字の半角英数字とハイフンで入力してください。例: bicycle-parking',
      'slug',
    )
  return newSketch(slug, title)
}

/** A procedure of another section, or its draft, is nobody's to begin anew. */
export async function keepDraft(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  draft: NewDraft,
  from: string,
  actor: Actor = `staff:${staff.id}`,
): Promise<{ id: number; isNew: boolean }> {
  const handledBy = await findSectionOf(tx, draft.slug)
  if (handledBy !== undefined && !mayEdit(staff, handledBy))
    throw new Refusal(409, `「${draft.slug}」は、ほかの課の手続で使われている名前です。`, 'slug')
  const id = await insertDraft(tx, now, staff.id, draft)
  if (id === undefined) {
    const standing = (await findDraftOf(tx, draft.slug))!
    if (!mayEdit(staff, standing.sectionId))
      throw new Refusal(409, `「${draft.slug}」は、ほかの課の下書きで使われている名前です。`, 'slug')
    return { id: standing.id, isNew: false }
  }
  await record(tx, now, actor, 'procedure_draft.begun', `procedure_draft:${id}`, {
    slug: draft.slug,
    from,
  })
  return { id, isNew: true }
}
