import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { digestOf } from '#lib/json/digest.ts'
import { publishChecked } from '../definition/publish-definition.ts'
import { findNewest, holdProcedure } from '../definition/versions.queries.ts'
import { deleteDraft } from '../editing/drafts.queries.ts'
import { holdOwn, refuseNonPublishers } from '../editing/may.ts'
import { checkSketch } from '../editing/sketch/findings.ts'

/** What somebody had before them when they decided to publish. */
export interface SeenCheck {
  /** Of the draft. */
  version: number
  /** Of the definition that was checked. */
  digest: string
  /** The version that it was compared with; 0 where there was none. */
  standing: number
}

const STALE = '確かめたあとに、下書きか公開中の版が変わっています。もう一度確かめてから公開してください。'

/**
 * 公開する: exactly what was checked, compared with what stands, becomes the next version. The draft is done.
 * @throws Refusal 403, 404, 409, 422
 */
export async function publishDraft(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  seen: SeenCheck,
): Promise<{ procedureId: number; number: number }> {
  return await db.transaction().execute(async (tx) => {
    const draft = await holdOwn(tx, staff, id, seen.version)
    const { id: procedureId, sectionId } = await holdProcedure(tx, draft.slug, draft.sectionId)
    await refuseNonPublishers(tx, now, staff, sectionId)
    const { definition, findings } = checkSketch(draft.sketch, dateInTokyo(now))
    if (!definition) throw new Refusal(422, `直すところが${findings.length}件あります。公開していません。`)
    const newest = await findNewest(tx, procedureId)
    const digest = digestOf(definition)
    if (digest !== seen.digest || (newest?.number ?? 0) !== seen.standing) throw new Refusal(409, STALE)
    if (newest?.digest === digest) throw new Refusal(409, '公開中の版から、変わったところがありません。')
    await deleteDraft(tx, id)
    const about = { sectionId, staffId: staff.id, importId: draft.importId }
    const { number } = await publishChecked(tx, now, `staff:${staff.id}`, definition, about)
    return { procedureId, number }
  })
}
