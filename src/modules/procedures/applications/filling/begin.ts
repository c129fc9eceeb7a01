import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findOpen } from '../../definition/versions.queries.ts'
import { countDrafts, findApplication, insertApplication } from '../applications.queries.ts'
import { refuseUnassured } from './assurance.ts'
import { actorOf, ownerOf, refuseOthers, type Visitor } from './own.ts'

/** A browser that nobody has signed in with holds no more drafts than anybody writes. */
const MOST_DRAFTS = 20

/** はじめる. The id comes with the form: pressed twice, one is begun. @throws Refusal 403, 404, 429 */
export async function begin(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  visitor: Visitor,
  { slug, id }: { slug: string; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await findApplication(tx, id)
    if (known) return void refuseOthers(visitor, known)
    const procedure = await findOpen(tx, slug, now)
    if (!procedure) throw new Refusal(404, 'この手続きは、いまは受け付けていません。')
    await refuseUnassured(tx, procedure.version.definition, visitor.residentId)
    const owner = ownerOf(visitor)
    if ('keyDigest' in owner && (await countDrafts(tx, owner.keyDigest)) >= MOST_DRAFTS)
      throw new Refusal(429, '書きかけの申請が多すぎます。「申請の状況を見る」から、続きを書くか取りやめてください。')
    const begun = { id, versionId: procedure.version.id, sectionId: procedure.sectionId, owner }
    if (!(await insertApplication(tx, now, begun))) return void refuseOthers(visitor, await findApplication(tx, id))
    await record(tx, now, actorOf(visitor), 'application.begun', `application:${id}`, { slug })
  })
}
